/** What a process of the pool does: it reads one picture after the other. */
import type { Raster } from '../model.ts';
import { serve } from '../pool/serve.ts';
import { createReader, type ReaderSetup } from './reader.ts';

serve<ReaderSetup, Raster>(createReader);
