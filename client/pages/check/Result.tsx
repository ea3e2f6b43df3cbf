/** What was found, one sentence for each thing, and what a receipt says whose signature holds. */

import type { Checked, Finding, FindingCode } from '../../../shared/receipt/findings.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Standing } from './useCheck.ts'
import { words } from './words.ts'

const { page } = words

export function Result({ standing }: { standing: Standing }) {
  const checked = typeof standing === 'string' ? null : standing
  return (
    <section className="section check-result" aria-labelledby="found">
      <h2 id="found">{page.result}</h2>
      <div role="status">{checked ? <Findings {...checked} /> : <p>{stillNeeded(standing)}</p>}</div>
      {checked?.receipt && <Said receipt={checked.receipt} />}
    </section>
  )
}

function stillNeeded(standing: Standing): string {
  if (standing === 'receipt' || standing === 'key') return page.waiting[standing]
  return page.working
}

function Findings({ findings, receipt }: Checked) {
  return (
    <>
      <p className="check-verdict">{verdict(findings, receipt)}</p>
      <ul className="findings">
        {findings.map(found => (
          <li key={found.code} className={found.holds ? 'holds' : 'fails'}>
            <span className="unseen">{found.holds ? page.holds : page.fails}: </span>
            {words.finding(found)}
          </li>
        ))}
      </ul>
    </>
  )
}

function verdict(findings: readonly Finding[], receipt: Receipt | null): string {
  if (findings.some(({ code }) => UNCHECKED.has(code))) return page.verdict.unchecked
  if (receipt === null) return page.verdict.bad
  if (findings.some(({ holds }) => !holds)) return page.verdict.part
  return findings.length > 1 ? page.verdict.goodAll : page.verdict.good
}

/** What says nothing about the receipt: the key or the browser was at fault. */
const UNCHECKED: ReadonlySet<FindingCode> = new Set([
  ...(['cannot-check', 'no-ed25519', 'not-a-key', 'private-key', 'newer-receipt'] as const),
])

function Said({ receipt }: { receipt: Receipt }) {
  const { says } = page
  const { version, read, log } = receipt
  return (
    <>
      <h3>{page.saysTitle}</h3>
      <dl className="facts">
        <dt>{says.signer}</dt>
        <dd>{receipt.kind === 'organisation' ? <bdi>{receipt.organisation}</bdi> : says.individual}</dd>
        <dt>{says.version}</dt>
        <dd>{version.number}</dd>
        <dt>{says.hash}</dt>
        <dd>
          <code dir="ltr">{version.hash}</code>
        </dd>
        {read && (
          <>
            <dt>{says.read}</dt>
            <dd>{words.language(read.language)}</dd>
          </>
        )}
        <dt>{says.signedAt}</dt>
        <dd>{words.when(receipt.signedAt)}</dd>
        <dt>{says.confirmedAt}</dt>
        <dd>{words.when(receipt.confirmedAt)}</dd>
        <dt>{says.server}</dt>
        <dd>
          <bdi>{receipt.server}</bdi>
        </dd>
        <dt>{says.log}</dt>
        <dd>{says.logPlace(log.position, log.length)}</dd>
        <dt>{says.issuedAt}</dt>
        <dd>{words.when(receipt.issuedAt)}</dd>
      </dl>
      <p className="hint">{page.meaning}</p>
    </>
  )
}
