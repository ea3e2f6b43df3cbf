/** The signatures of a sign-on that are decided, a page at a time: the list as it stands, and those not on it. */
import { useEffect, useRef, useState } from 'react'
import type { Asked, Reply } from '../../../shared/contract/route.ts'
import { listSigned, SIGNED_A_PART } from '../../../shared/contract/signonBoard.ts'
import type { SignatureRow, SignonRow } from '../../../shared/contract/signons.ts'
import { countryName } from '../../../shared/countries.ts'
import { useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { Table } from '../../parts/Table.tsx'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'
import { LineDialog } from './decide/LineDialog.tsx'
import { HeldBy } from './delivery/HeldBy.tsx'

/**
 * @param country only those of this country; empty shows all
 * @param onCountry chooses another one, or all
 */
export function SignedList({
  signon,
  accepted,
  country,
  onCountry,
}: {
  signon: SignonRow
  accepted: number
  country: string
  onCountry: (country: string) => void
}) {
  const [looking, setLooking] = useState('')
  const find = useCalm(looking.trim())
  const part = usePart(`${find} ${country}`)
  const { page, error } = usePage({ signon: signon.id, show: 'accepted', find, country, part: part.at })
  const { pending } = signon.counts
  return (
    <section className="section" aria-labelledby="list">
      <div className="section-head">
        <h2 id="list">
          {words.signons.list} {accepted > 0 && <span className="sub">{accepted}</span>}
        </h2>
        {accepted > 12 && <Find looking={looking} onLook={setLooking} />}
      </div>
      {country !== '' && (
        <p className="filter">
          <span>
            {words.signonsBoard.fromCountry(countryName(country, 'en'))}: {page?.total ?? ''}
          </span>
          <Button look="quiet" onClick={() => onCountry('')}>
            {words.signonsBoard.allCountries}
          </Button>
        </p>
      )}
      {pending > 0 && <p className="hint">{words.signons.waitingForMail(pending)}</p>}
      {accepted === 0 && <Empty title={words.signons.listEmpty} hint={words.signons.listEmptyHint} />}
      {error !== null && <Problem error={error} />}
      {accepted > 0 && !page && error === null && <Skeleton of="rows" />}
      {accepted > 0 && page?.total === 0 && <p className="hint">{words.signonsBoard.foundNone}</p>}
      {page && page.total > 0 && <Signed signatures={page.signatures} signon={signon} />}
      {page && <Parts page={page} at={part.at} onPart={part.go} />}
    </section>
  )
}

/** Declined, withdrawn and lapsed signatures: not on the list, and not forgotten. */
export function Others({ signon, count }: { signon: SignonRow; count: number }) {
  const [open, setOpen] = useState(false)
  if (count === 0) return null
  return (
    <details className="more" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {words.signons.others} ({count})
      </summary>
      {open && <OthersPage signon={signon} />}
    </details>
  )
}

function OthersPage({ signon }: { signon: SignonRow }) {
  const part = usePart('')
  const { page, error } = usePage({ signon: signon.id, show: 'others', part: part.at })
  if (error !== null) return <Problem error={error} />
  if (!page) return <Skeleton of="rows" />
  return (
    <>
      <Table
        columns={[
          words.signons.name,
          words.signons.stateTitle,
          words.signons.declineReason,
          words.signons.when,
        ]}
      >
        {page.signatures.map(signature => (
          <tr key={signature.id}>
            <th scope="row">
              <bdi>{nameOf(signature)}</bdi>
              <HeldBy signon={signon.id} signature={signature.id} />
            </th>
            <td data-label={words.signons.stateTitle}>{words.signons.states[signature.state]}</td>
            <td data-label={words.signons.declineReason}>
              <bdi>{signature.reason}</bdi>
            </td>
            <td data-label={words.signons.when}>
              <Time at={signature.stateAt} />
            </td>
          </tr>
        ))}
      </Table>
      <Parts page={page} at={part.at} onPart={part.go} />
    </>
  )
}

function Find({ looking, onLook }: { looking: string; onLook: (text: string) => void }) {
  return (
    <div className="filter">
      <label>
        <span className="unseen">{words.signons.findInList}</span>
        <input
          type="search"
          dir="auto"
          maxLength={200}
          placeholder={words.signons.findInList}
          value={looking}
          onChange={event => onLook(event.target.value)}
        />
      </label>
    </div>
  )
}

type Page = Reply<typeof listSigned>

/** A page of the list; while another one is on its way, the one before stays. */
function usePage(wish: Asked<typeof listSigned>): { page: Page | undefined; error: Error | null } {
  const answer = useAnswer(listSigned, wish, 60_000)
  const last = useRef<Page | undefined>(undefined)
  useEffect(() => {
    if (answer.data) last.current = answer.data
  }, [answer.data])
  return { page: answer.data ?? last.current, error: answer.isError && !answer.data ? answer.error : null }
}

/** Which part is shown; what is looked for begins anew at the first. */
function usePart(of: string) {
  const [shown, setShown] = useState({ of, at: 1 })
  return { at: shown.of === of ? shown.at : 1, go: (at: number) => setShown({ of, at }) }
}

/** What was typed, once no more is typed for a moment, so that not every letter is asked for. */
function useCalm(text: string): string {
  const [calm, setCalm] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return calm
}

function Parts({ page, at, onPart }: { page: Page; at: number; onPart: (part: number) => void }) {
  const says = words.signonsBoard
  if (page.parts < 2) return null
  const from = (at - 1) * SIGNED_A_PART
  const go = (part: number) => {
    onPart(part)
    document.getElementById('list')?.scrollIntoView()
  }
  return (
    <nav className="parts" aria-label={says.parts}>
      <Button disabled={at <= 1} onClick={() => go(at - 1)}>
        {says.before}
      </Button>
      <span role="status">{says.part(from + 1, from + page.signatures.length, page.total)}</span>
      <Button disabled={at >= page.parts} onClick={() => go(at + 1)}>
        {says.after}
      </Button>
    </nav>
  )
}

function Signed({ signatures, signon }: { signatures: readonly SignatureRow[]; signon: SignonRow }) {
  const [correcting, setCorrecting] = useState<SignatureRow | null>(null)
  return (
    <>
      <Table
        acts
        columns={[
          words.signons.name,
          words.signons.signatory,
          words.signons.country,
          words.signons.onVersion,
          words.signons.when,
        ]}
      >
        {signatures.map(signature => (
          <Line key={signature.id} signature={signature} onCorrect={() => setCorrecting(signature)} />
        ))}
      </Table>
      {correcting && (
        <LineDialog signature={correcting} signon={signon} onLeave={() => setCorrecting(null)} />
      )}
    </>
  )
}

function Line({ signature, onCorrect }: { signature: SignatureRow; onCorrect: () => void }) {
  const { country, version, erasedAt, stands } = signature
  const who = [signature.signatory, signature.role, signature.affiliation].filter(part => part !== '')
  return (
    <tr>
      <th scope="row">
        <Names signature={signature} />
      </th>
      <td data-label={words.signons.signatory}>
        <div>
          <span dir="auto">{who.join(', ')}</span>
          <span className="sub">{shownOf(signature)}</span>
        </div>
      </td>
      <td data-label={words.signons.country}>{country === '' ? '' : countryName(country, 'en')}</td>
      <td data-label={words.signons.onVersion}>
        <div>
          {words.statements.short(version.number)}
          {stands !== 'current' && <span className="sub">{words.signonsDeciding.stands[stands]}</span>}
        </div>
      </td>
      <td data-label={words.signons.when}>
        <Time at={signature.createdAt} day />
      </td>
      <td className="acts">
        {erasedAt === null && (
          <Button look="quiet" onClick={onCorrect}>
            {words.signonsDeciding.correct}
            <span className="unseen"> {nameOf(signature)}</span>
          </Button>
        )}
      </td>
    </tr>
  )
}

/** The name as it is listed, what it was signed as, and what else a coordinator has to know of it. */
function Names({ signature }: { signature: SignatureRow }) {
  const says = words.signonsBoard
  const { kind, name, entered, withheld, notJoinedNumbers } = signature
  const listed = nameOf(signature)
  return (
    <>
      <bdi>{listed}</bdi> {kind === 'individual' && <span className="tag">{words.signons.individual}</span>}
      {withheld && <span className="tag">{words.signonsDeciding.withheld}</span>}
      {entered && <span className="tag">{says.enteredTag}</span>}
      {listed !== name && name !== '' && <span className="sub">{words.signons.signedAs(name)}</span>}
      {entered && <span className="sub">{says.enteredWhy(entered.evidence)}</span>}
      {notJoinedNumbers.length > 0 && (
        <span className="sub">{says.notJoined(notJoinedNumbers.join(', '))}</span>
      )}
    </>
  )
}

const nameOf = ({ listed, organisation, name }: SignatureRow): string =>
  listed.name || (organisation?.name ?? name)

/** What a published page shows of the signatory, beside the name of the organisation. [SAFE-2] */
function shownOf({ kind, shown, entered, withheld }: SignatureRow): string {
  if (entered !== null) return ''
  if (withheld) return words.signons.shownNothing
  const said = [
    shown.signatory && words.signons.signatory,
    shown.role && words.signons.role,
    shown.affiliation && words.signonsBoard.affiliation,
    shown.country && words.signons.country,
  ].filter(part => part !== false)
  if (said.length === 0) return kind === 'organisation' ? words.signons.onlyName : ''
  return words.signons.shownPublicly(said.join(', ').toLowerCase())
}
