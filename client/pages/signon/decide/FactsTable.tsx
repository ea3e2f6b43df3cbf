/** Two sides: what both say in one line, the rest fact by fact, with what differs marked. */
import { Table } from '../../../parts/Table.tsx'
import { words } from '../../../words.ts'
import { compared, differs, type Side } from './facts.ts'

/** @param ofRegister whether the second side is an entry of the register */
export function FactsTable({ sides, ofRegister }: { sides: [Side, Side]; ofRegister: boolean }) {
  const [a, b] = sides
  const says = words.signonsDeciding
  const [first, second] = [says.thisSignature, ofRegister ? says.register : says.otherSignature]
  const { alike, apart } = compared(sides)
  return (
    <>
      {alike.length > 0 && (
        <p>
          {says.onBoth} <bdi>{alike.map(fact => `${says.facts[fact]}: ${a.facts[fact]}`).join('; ')}</bdi>
        </p>
      )}
      <Table columns={[says.fact, first, second]}>
        {apart.map(fact => {
          const marked = differs(sides, fact)
          return (
            <tr key={fact} className={marked ? 'differs' : undefined}>
              <th scope="row">
                {says.facts[fact]} {marked && <span className="tag">{says.differs}</span>}
              </th>
              <td data-label={first}>
                <bdi className="anywhere">{a.facts[fact] ?? ''}</bdi>
              </td>
              <td data-label={second}>
                <bdi className="anywhere">{b.facts[fact] ?? ''}</bdi>
              </td>
            </tr>
          )
        })}
      </Table>
    </>
  )
}
