/** What a process of the pool does: it reads one picture after the other. */
import type { Raster } from '../model.ts';
import { serve } from '../pool/serve.ts';
import { createReader } from './reader.ts';
import type { Models } from './script.ts';

serve<Models, Raster>(createReader);
