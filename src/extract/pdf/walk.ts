import { OPS } from './operators.ts';
import { type GraphicsState, initialState, type Matrix, TRANSITIONS, transformed } from './state.ts';

/** Saved states, innermost first; linked, because a hostile file saves a million. */
interface Saved {
  readonly state: GraphicsState;
  readonly below: Saved | null;
}

/** Open marked contents, innermost first, and whether what they hold is shown. */
interface Layer {
  readonly isShown: boolean;
  readonly below: Layer | null;
}

/** Where a walk through the operators of a page stands. */
export interface Walk {
  readonly state: GraphicsState;
  readonly saved: Saved | null;
  readonly layer: Layer | null;
  /** Open groups from a soft mask inwards: what they draw is a stencil and never seen. */
  readonly maskDepth: number;
  /** A place was set up since the last `save`, and nothing has been drawn there. */
  readonly isIdle: boolean;
}

/** What an operator list does not tell. */
export interface Surroundings {
  /** User space to displayed page. */
  readonly viewport: Matrix;
  /** Whether optional content (a layer) is shown. */
  readonly isShown: (layer: unknown) => boolean;
}

/** The walk before the first operator. */
export function startWalk(viewport: Matrix): Walk {
  return { state: initialState(viewport), saved: null, layer: null, maskDepth: 0, isIdle: false };
}

/** The walk behind one operator that draws nothing itself. */
export function step(
  walk: Walk,
  [operator, args]: readonly [number, readonly unknown[]],
  around: Surroundings,
): Walk {
  const transition = TRANSITIONS.get(operator);
  if (transition) {
    return {
      ...walk,
      state: transition(walk.state, args),
      isIdle: walk.isIdle || operator === OPS.transform,
    };
  }
  switch (operator) {
    case OPS.save:
      return push(walk);
    case OPS.paintFormXObjectBegin:
      return { ...push(walk), state: transformed(walk.state, args[0]) };
    case OPS.restore:
    case OPS.paintFormXObjectEnd:
      return pop(walk);
    case OPS.beginGroup:
      return beginGroup(walk, args[0] as { readonly smask?: unknown } | undefined);
    case OPS.endGroup:
      return walk.maskDepth > 0 ? { ...walk, maskDepth: walk.maskDepth - 1 } : pop(walk);
    case OPS.beginAnnotation:
      return { ...startWalk(around.viewport), state: annotationState(around.viewport, args) };
    default:
      return { ...walk, layer: layerBehind(walk.layer, [operator, args], around) };
  }
}

function push(walk: Walk): Walk {
  return { ...walk, saved: { state: walk.state, below: walk.saved }, isIdle: false };
}

function pop(walk: Walk): Walk {
  return { ...walk, state: walk.saved?.state ?? walk.state, saved: walk.saved?.below ?? null, isIdle: false };
}

function beginGroup(walk: Walk, group: { readonly smask?: unknown } | undefined): Walk {
  const isMask = walk.maskDepth > 0 || Boolean(group?.smask);
  return isMask ? { ...walk, maskDepth: walk.maskDepth + 1 } : push(walk);
}

function annotationState(viewport: Matrix, [, , transform, matrix]: readonly unknown[]): GraphicsState {
  return transformed(transformed(initialState(viewport), transform), matrix);
}

function layerBehind(
  layer: Layer | null,
  [operator, args]: readonly [number, readonly unknown[]],
  around: Surroundings,
): Layer | null {
  if (operator === OPS.endMarkedContent) return layer?.below ?? null;
  if (operator !== OPS.beginMarkedContent && operator !== OPS.beginMarkedContentProps) return layer;
  const isOwnShown = args[0] !== 'OC' || around.isShown(args[1]);
  return { isShown: isOwnShown && layer?.isShown !== false, below: layer };
}
