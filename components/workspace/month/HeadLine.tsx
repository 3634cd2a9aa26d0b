import { grouped } from './head.ts';

/** The end of the log's chain, to be printed or pasted where others keep it. */
export function HeadLine({ head, words = 'The log ends with', brief }: { head: { seq: number; mac: string }; words?: string; brief?: boolean }) {
  return (
    <p className="headline">
      {words} record {head.seq.toLocaleString('en-US')}: <span className="hash" translate="no">{grouped(head.mac)}</span>
      {!brief && <span className="pi">Tamper-evident, not tamper-proof: whoever holds the key could write another log. To countersign, paste this line where somebody else keeps it, such as a note in the EHR.</span>}
    </p>
  );
}
