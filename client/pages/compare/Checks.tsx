/** Notes that may now mean something else, for a person to look at. */
import type { Comparison } from '../../../shared/compare/comparison.ts'
import { warningLines } from '../../../shared/compare/summaryText.ts'
import { comparedEn } from '../../../shared/words/compared.en.ts'

export function Checks({ comparison }: { comparison: Comparison }) {
  const lines = warningLines(comparison, comparedEn)
  if (lines.length === 0) return null
  return (
    <section className="section" aria-labelledby="to-check">
      <h2 id="to-check">{comparedEn.headings.check}</h2>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
