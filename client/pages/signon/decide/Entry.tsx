/** Who signed, what was said, and what a coordinator has to know before deciding. */
import type { SignatureRow, SignonRow } from '../../../../shared/contract/signons.ts'
import { countryName } from '../../../../shared/countries.ts'
import { Time } from '../../../parts/Time.tsx'
import { dayOf } from '../../../parts/zones.ts'
import { words } from '../../../words.ts'
import { isVerified } from './filters.ts'

export function Entry({ signature, signon }: { signature: SignatureRow; signon: SignonRow }) {
  const says = words.signonsDeciding
  const { kind, name, signatory, role, address, country, group, affiliation, withheld, entered } = signature
  const who = [kind === 'individual' ? '' : signatory, role].filter(part => part !== '').join(', ')
  return (
    <div className="entry">
      <p className="entry-name" dir="auto">
        {name}
        {kind === 'individual' && <span className="tag">{words.signons.individual}</span>}
        {withheld && <span className="tag">{says.withheld}</span>}
        {entered !== null && <span className="tag">{says.entered}</span>}
      </p>
      <p className="thing-says">
        {who !== '' && <span dir="auto">{who}</span>}
        {affiliation !== '' && <span dir="auto">{says.affiliation(affiliation)}</span>}
        {address !== '' && <span dir="ltr">{address}</span>}
        {country !== '' && <span>{countryName(country, 'en')}</span>}
        {signon.groups.length > 0 && group !== '' && <span dir="auto">{group}</span>}
        <span>
          {words.signons.onShort(signature.version.number)}, {words.signons.confirmed}{' '}
          <Time at={signature.stateAt} />
        </span>
      </p>
      <Said signature={signature} signon={signon} />
      <Doubts signature={signature} />
    </div>
  )
}

/** What the signer said beyond the name: the decision, asks that are not joined, answers. */
function Said({ signature, signon }: { signature: SignatureRow; signon: SignonRow }) {
  const says = words.signonsDeciding
  const { decision, notJoinedNumbers, shown, answers, entered } = signature
  const numbers = notJoinedNumbers.join(', ')
  const decided = [decision.what, decision.date].filter(part => part !== '').join(', ')
  const lines = [
    ...(decided === '' ? [] : [says.decision(decided)]),
    ...(numbers === ''
      ? []
      : [
          `${says.notJoined(numbers, notJoinedNumbers.length)}${shown.notJoined ? `, ${says.printed}.` : '.'}`,
        ]),
    ...signon.terms.questions.flatMap(({ id, label }) => (answers[id] ? [`${label} – ${answers[id]}`] : [])),
    ...(entered === null ? [] : [`${says.facts.entered}: ${entered.evidence}`]),
  ]
  return lines.map(line => (
    <p key={line} className="hint" dir="auto">
      {line}
    </p>
  ))
}

function Doubts({ signature }: { signature: SignatureRow }) {
  const says = words.signonsDeciding
  const { alike, near, kind, inDomain, withheld, lacks } = signature
  const doubts = [
    ...alike.map(other => ({
      key: other.id,
      says: words.signons.alike(other.name, words.signons.states[other.state], other.why),
      verdict: other.verdict,
    })),
    ...near.map(entry => ({
      key: entry.id,
      says: words.signons.near(entry.name, entry.why),
      verdict: entry.verdict,
    })),
  ]
  const unverified = withheld && kind === 'individual' ? says.unverifiedWithheld : says.unverified
  return (
    <>
      {kind === 'organisation' && inDomain && <p className="hint">{says.inDomain}</p>}
      {!isVerified(signature) && <p className="doubt">{unverified}</p>}
      {lacks.length > 0 && <p className="doubt">{says.lacks(lacks.join(', '))}</p>}
      {doubts.map(doubt => (
        <p key={doubt.key} className="doubt">
          {doubt.says} <DecidedBefore verdict={doubt.verdict} />
        </p>
      ))}
    </>
  )
}

/** What was decided of the two before, where it was. */
export function DecidedBefore({ verdict }: { verdict: SignatureRow['near'][number]['verdict'] }) {
  if (verdict === null) return null
  const says = words.signonsDeciding.decidedBefore[verdict.verdict]
  return (
    <span className="sub" dir="auto">
      {says(verdict.by, dayOf(verdict.at))} {verdict.note}
    </span>
  )
}
