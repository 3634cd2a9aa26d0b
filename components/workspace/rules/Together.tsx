/** Codes that do not go together in a month, for whom, on whose word, and the choice that lifts it. */
import type { Exclusion, Rule } from '../../../lib/rules/rule.ts';
import { Icon } from '../../ui/Icon.tsx';
import { monthWords } from '../../ui/said.ts';
import { policyValueWords } from '../words.ts';
import { alive, during } from './as-of.ts';
import { Cite } from './Cite.tsx';
import { ifWords, type Choice } from './open-points.ts';
import { codeRanges, listed, sentence } from './say.ts';

interface Together { rule: Rule; month: string; choices: readonly Choice[] }

export function Together({ rule, month, choices }: Together) {
  const exclusions = during(rule.exclusions, month);
  const [one] = during(rule.onePractitioner ? [rule.onePractitioner] : [], month);
  return (
    <section className="panel" aria-labelledby="rule-together">
      <div className="hd"><h2 id="rule-together">Cannot stand together</h2><span className="q">as of {monthWords(month)}</span></div>
      {exclusions.length === 0 && !one ? <p className="bd q">This rule excludes no other code.</p> : (
        <ul className="ex">
          {exclusions.map((each) => {
            const lifts = each.liftedBy ? now(choices, each.liftedBy.policy) : null;
            const lifted = each.liftedBy !== undefined && lifts?.value === each.liftedBy.when;
            const icon = each.onlyFlag ? 'warning' : lifted ? 'check' : 'blocked';
            return (
              <li key={`${each.label} ${each.codes.join()} ${each.from}`}>
                <Icon name={icon} className={icon} />
                <div>
                  <p><b>{sentence(each.label)}</b></p>
                  <p><Set codes={alive(rule, each.codes, month)} /> <span className="q">with</span> <Set codes={alive(rule, each.and, month)} /></p>
                  <p className="pi">{each.onlyFlag ? 'Not forbidden: marked for a look. ' : ''}{scopeWords(each, choices)}{each.liftedBy && `. Lifted ${ifWords(each.liftedBy)}${lifts ? lifted ? ': it is lifted here' : `; here it is “${policyValueWords(lifts.value)}”` : ''}`}.</p>
                  <Cite cited={each} month={month} brief />
                </div>
              </li>
            );
          })}
          {one && <li><Icon name="person" /><div><p><b>{sentence(one.label)}</b></p><p><Set codes={alive(rule, one.codes, month)} /></p><p className="pi">Only one practitioner is paid for any of these.</p><Cite cited={one} month={month} brief /></div></li>}
        </ul>
      )}
    </section>
  );
}

const Set = ({ codes }: { codes: readonly string[] }) => <span className="code">{listed(codeRanges(codes))}</span>;
const now = (choices: readonly Choice[], name: string) => choices.find((each) => each.name === name) ?? null;

/** Whom an exclusion binds, in words; where a choice decides it, what the practice's choice makes of it. */
function scopeWords({ scope }: Exclusion, choices: readonly Choice[]): string {
  if (scope === 'patient') return 'Whoever bills';
  if (scope === 'practitioner') return 'Only if the same practitioner bills both';
  const choice = now(choices, scope.policy);
  const patient = `whoever bills ${ifWords({ policy: scope.policy, when: scope.patientWhen })}`;
  if (!choice) return `By choice: ${patient}, else only if the same practitioner bills both`;
  return choice.value === scope.patientWhen ? `Whoever bills, as ${scope.policy} is “${policyValueWords(choice.value)}”` : `Only if the same practitioner bills both, as ${scope.policy} is “${policyValueWords(choice.value)}”`;
}
