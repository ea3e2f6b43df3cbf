/** What accreditations are called in the coalition's processes, offered where the register notes one. */
import { listProcesses } from '../../../shared/contract/processes.ts'
import { useAnswer } from '../../data.ts'

/** @param id of the list, for the `list` of a field */
export function AccreditationLabels({ id, coalition }: { id: string; coalition: string }) {
  const processes = useAnswer(listProcesses, { coalition }).data?.processes ?? []
  const labels = new Set(
    processes.filter(({ archivedAt }) => archivedAt === null).flatMap(process => process.labels),
  )
  return (
    <datalist id={id}>
      {[...labels].map(label => (
        <option key={label} value={label} />
      ))}
    </datalist>
  )
}
