/** The text on one side: of a version, of a draft as it is on the server's disk, or of a file on this device. */
import { useMemo } from 'react'
import { readText, seeVersion } from '../../../shared/contract/statements.ts'
import { statementFileOf } from '../../../shared/formats/build.ts'
import type { StatementFile } from '../../../shared/statement/tree.ts'
import { useAnswer } from '../../data.ts'
import { dayOf } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import { docOf } from '../docOf.ts'
import { FILE, LIVE, type Side } from './address.ts'

/** A file that was read here; nobody else has it. `tracked`: it tracks changes, which were taken as accepted. */
export type ReadText = { name: string; file: StatementFile; tracked: boolean }
/** `says` names the text, such as "version 3 · 12 January". */
export type SideText = { file: StatementFile; says: string }

export function useSideText(
  side: Side,
  read: ReadText | null,
): { text: SideText | null; error: Error | null } {
  const live = useAnswer(readText, side.at === LIVE ? { statement: side.of } : null)
  const frozen = useAnswer(seeVersion, side.at === LIVE || side.at === FILE ? null : { version: side.at })
  const answer = side.at === LIVE ? live : frozen
  const version = side.at === LIVE ? undefined : frozen.data
  const { data } = answer
  const text = useMemo((): SideText | null => {
    if (side.at === FILE) return read && { file: read.file, says: read.name }
    if (!data) return null
    const says = version ? words.compare.version(version.number, dayOf(version.frozenAt)) : words.compare.live
    return { file: statementFileOf(data, docOf(data.body)), says }
  }, [side.at, read, data, version])
  return { text, error: side.at === FILE ? null : answer.error }
}
