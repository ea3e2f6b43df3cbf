/**
 * Any two texts, beside each other or one in the other: the asks that changed first, then the letter with its
 * changes. `n` and `p` go from change to change. What is chosen stands in the address, so that it can be handed on.
 */
import '../look/compare.css'
import { useState } from 'react'
import { useParams } from 'wouter'
import { listVersions, seeStatement, type VersionRow } from '../../shared/contract/statements.ts'
import { useAnswer } from '../data.ts'
import { Button, ButtonLink } from '../parts/Button.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Screen } from '../parts/Screen.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { words } from '../words.ts'
import { type Here, may, useCoalitionOf } from './coalition.ts'
import { type Address, FILE, LIVE, type Side, useAddress } from './compare/address.ts'
import { useComparison } from './compare/askComparer.ts'
import { Shown } from './compare/Shown.tsx'
import { SidePick } from './compare/SidePick.tsx'
import { SinceDialog } from './compare/SinceDialog.tsx'
import { type ReadText, useSideText } from './compare/texts.ts'

export function ComparePage() {
  const { id } = useParams<{ id: string }>()
  const statement = useAnswer(seeStatement, { statement: id })
  const versions = useAnswer(listVersions, { statement: id })
  const here = useCoalitionOf(statement.data?.coalition.id)
  const suggests = may(here, 'reviews.write') && statement.data?.archivedAt === null
  return (
    <Screen
      title={words.compare.title}
      coalition={here ?? undefined}
      trail={[{ says: statement.data?.title ?? '', to: `/statements/${id}` }]}
      room="letter"
    >
      <h1 className="unseen">{words.compare.title}</h1>
      <Loaded answer={versions} of="letter">
        {data => <Chosen statement={id} versions={data.versions} here={here} suggests={suggests} />}
      </Loaded>
    </Screen>
  )
}

type Props = { statement: string; versions: readonly VersionRow[]; here: Here | null; suggests: boolean }
type Files = { old: ReadText | null; new: ReadText | null }

function Chosen({ statement, versions, here, suggests }: Props) {
  const [address, set] = useAddress(statement, versions)
  const [files, setFiles] = useState<Files>({ old: null, new: null })
  const [since, setSince] = useState(false)
  const choose = (to: Partial<Address>) => set({ ...to, change: 0 })
  const pick = (which: 'old' | 'new', label: string) => (
    <SidePick
      label={label}
      statement={statement}
      coalition={here?.id}
      versions={versions}
      side={address[which]}
      read={files[which]}
      onSide={side => choose({ [which]: side })}
      onRead={read => setFiles(before => ({ ...before, [which]: read }))}
    />
  )
  return (
    <>
      <div className="compare-picks">
        {pick('old', words.compare.older)}
        <span aria-hidden="true" className="arrow" />
        {pick('new', words.compare.newer)}
        <Button
          look="quiet"
          onClick={() => {
            setFiles({ old: files.new, new: files.old })
            choose({ old: address.new, new: address.old })
          }}
        >
          {words.compare.swap}
        </Button>
        {here && (
          <Button look="quiet" onClick={() => setSince(true)}>
            {words.compare.sinceShort}
          </Button>
        )}
      </div>
      <Compared statement={statement} address={address} set={set} files={files} suggests={suggests} />
      {since && here && (
        <SinceDialog
          statement={statement}
          versions={versions}
          here={here}
          onVersion={version => {
            setSince(false)
            choose({ old: { of: statement, at: version }, new: { of: statement, at: LIVE } })
          }}
          onLeave={() => setSince(false)}
        />
      )}
    </>
  )
}

function Compared({
  statement,
  address,
  set,
  files,
  suggests,
}: {
  statement: string
  address: Address
  set: (to: Partial<Address>) => void
  files: Files
  suggests: boolean
}) {
  const old = useSideText(address.old, files.old)
  const now = useSideText(address.new, files.new)
  const { comparison, error } = useComparison(old.text?.file, now.text?.file)
  const failed = old.error ?? now.error ?? error
  if (failed) return <Problem error={failed} />
  if (isOne(address.old, address.new)) {
    return (
      <Empty title={words.compare.needTwo} hint={words.compare.needTwoHint}>
        <ButtonLink to={`/statements/${statement}/versions`}>{words.screen.versions}</ButtonLink>
      </Empty>
    )
  }
  const waits = (['old', 'new'] as const).some(side => address[side].at === FILE && !files[side])
  if (waits) return <Empty title={words.compare.needFile} hint={words.compare.needFileHint} />
  if (!comparison || !old.text || !now.text) return <Skeleton of="letter" />
  const { identical, groupingOnly } = comparison.summary
  if (identical && !groupingOnly) return <Empty title={words.compare.same} hint={words.compare.sameHint} />
  const taken = suggests && address.old.of === statement && address.new.at === FILE
  return (
    <Shown
      statement={statement}
      comparison={comparison}
      old={old.text}
      now={now.text}
      address={address}
      set={set}
      takesOver={taken && address.old.at !== FILE}
    />
  )
}

/** A text compared with itself tells nothing; two files may be two. */
const isOne = (one: Side, other: Side): boolean =>
  one.at !== FILE && one.at === other.at && one.of === other.of
