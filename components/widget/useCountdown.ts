import { useEffect, useRef, useState } from 'react';
import { COUNT_MS, counted, secondsLeft } from './countdown.ts';
import type { Count } from './countdown.ts';

const LOOK_MS = 100;

/**
 * Counts down while `whom` is somebody.
 * @param whom key of the patient the countdown is for; null = nothing is to be started
 * @param inSight whether the frame can be seen and is not covered at this moment
 * @param start called once, when five seconds in sight are over
 * @returns whole seconds left
 */
export function useCountdown(whom: string | null, inSight: () => boolean, start: () => void): number {
  const [left, setLeft] = useState(COUNT_MS / 1000);
  const latest = useRef({ inSight, start });
  latest.current = { inSight, start };
  useEffect(() => {
    if (whom === null) return;
    let count: Count | null = null;
    setLeft(COUNT_MS / 1000);
    const timer = setInterval(() => {
      count = counted(count, latest.current.inSight(), performance.now());
      setLeft(secondsLeft(count));
      if (secondsLeft(count) > 0) return;
      clearInterval(timer);
      latest.current.start();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [whom]);
  return left;
}
