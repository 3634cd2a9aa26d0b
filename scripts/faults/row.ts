import type { Launch } from './browser.ts';
import type { Dice } from './random.ts';
import { Scene, type Outcome, type Stage } from './scene.ts';

export interface Options { runs: number; kills: number; small: boolean }

/** One row of the fault matrix. */
export interface Row {
  n: number;
  fault: string;
  /** How it was provoked, in words. */
  how: string;
  /** Why it cannot be provoked here; then it has no `run`. */
  untested?: string;
  /** How many times it is run. */
  times?(options: Options): number;
  run?(stage: Stage, dice: Dice, options: Options, run: number): Promise<Outcome>;
}

/** `run` is 0, 1, 2 … */
type Act = (scene: Scene, options: Options, run: number) => Promise<unknown>;

/** A run on a practice of its own: opened and unlocked before, stopped, checked and closed afterwards. */
export const inScene = (act: Act, launch: Launch = {}) => async (stage: Stage, dice: Dice, options: Options, run: number): Promise<Outcome> => {
  const scene = new Scene(stage, dice, launch);
  try {
    await scene.begin();
    await act(scene, options, run);
    await scene.settle();
    return await scene.end();
  } finally {
    await scene.dispose();
  }
};

/** The same, where the row itself closes and opens the browser and says when to check. */
export const inOwnScene = (act: Act, launch: Launch = {}) => async (stage: Stage, dice: Dice, options: Options, run: number): Promise<Outcome> => {
  const scene = new Scene(stage, dice, launch);
  try {
    await act(scene, options, run);
    return await scene.end();
  } finally {
    await scene.dispose();
  }
};
