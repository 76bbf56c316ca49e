/** Judges 10 MB of contracts: run by itself, so that its peak memory can be taken. */
import { judgeTenMegabytes } from './throughput.mjs';

await judgeTenMegabytes();
