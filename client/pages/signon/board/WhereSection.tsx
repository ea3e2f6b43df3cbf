/** From where signatures come: tables with a bar in each row, by country, region, group and language. */
import { useId, useState } from 'react'
import type { Reply } from '../../../../shared/contract/route.ts'
import type { seeSignonBoard } from '../../../../shared/contract/signonBoard.ts'
import { countryName } from '../../../../shared/countries.ts'
import { Button } from '../../../parts/Button.tsx'
import { words } from '../../../words.ts'

type Board = Reply<typeof seeSignonBoard>
type Row = { key: string; says: string; count: number; inner?: boolean; act?: () => void }

const LANGUAGE = 'en'

/** @param onCountry shows those of one country in the list */
export function WhereSection({ board, onCountry }: { board: Board; onCountry: (country: string) => void }) {
  const says = words.signonsBoard
  const { accepted, entered, where } = board
  if (accepted === 0) return null
  const languages = new Intl.DisplayNames([LANGUAGE], { type: 'language' })
  return (
    <section className="section" aria-labelledby="where">
      <h2 id="where">{says.where}</h2>
      <p className="hint">
        {says.whereHint(accepted)} {entered > 0 && says.entered(entered)}
      </p>
      <div className="bar-tables">
        <Bars
          title={says.byCountry}
          of={accepted}
          rows={where.countries.map(({ key, count }) => ({
            ...{ key, count, says: key === '' ? says.noCountry : countryName(key, LANGUAGE) },
            ...(key === '' ? {} : { act: () => onCountry(key) }),
          }))}
        />
        <Bars title={says.byRegion} of={accepted} rows={where.regions.flatMap(regionRows)} />
        {where.groups.some(({ key }) => key !== '') && (
          <Bars
            title={says.byGroup}
            of={accepted}
            rows={where.groups.map(({ key, of, count }) => ({
              ...{ key: `${of} ${key}`, count },
              says: key === '' ? `${says.noGroup} (${words.signonsSettings.groupOfKinds[of]})` : key,
            }))}
          />
        )}
        {where.languages.length > 1 && (
          <Bars
            title={says.byLanguage}
            of={accepted}
            rows={where.languages.map(({ key, count }) => ({
              ...{ key, count, says: key === '' ? says.noLanguage : (languages.of(key) ?? key) },
            }))}
          />
        )}
      </div>
    </section>
  )
}

/** A region with the smaller ones in it; one that is all of its region is not said twice. */
function regionRows({ key, count, within }: Board['where']['regions'][number]): Row[] {
  const rows = [{ key, count, says: nameOf(key) }]
  const inner = within.map(({ key, count }) => ({
    ...{ key, count, says: nameOf(key), inner: true },
  }))
  return [...rows, ...inner]
}

const nameOf = (region: string): string => words.signonsBoard.regions[region] ?? region

/** How many rows are shown before the rest is asked for. */
const FIRST = 12

function Bars({ title, of, rows }: { title: string; of: number; rows: readonly Row[] }) {
  const says = words.signonsBoard
  const [all, setAll] = useState(false)
  const id = useId()
  if (rows.length === 0) return null
  const most = rows.reduce((most, { count }) => Math.max(most, count), 1)
  const shown = all || rows.length <= FIRST + 2 ? rows : rows.slice(0, FIRST)
  return (
    <div className="bar-table">
      <table aria-labelledby={id}>
        <caption id={id}>{title}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{says.signatures}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(row => (
            <tr key={row.key} className={row.inner ? 'inner' : undefined}>
              <th scope="row">
                <Says row={row} />
              </th>
              <td>
                <Bar share={row.count / most} />
                <span className="bar-count">{row.count}</span>
                <span className="sub">{Math.round((row.count / of) * 100)}&#x202f;%</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {says.more(rows.length - shown.length)}
        </Button>
      )}
    </div>
  )
}

function Says({ row: { says, act } }: { row: Row }) {
  if (!act) return <bdi>{says}</bdi>
  return (
    <button type="button" className="as-link" title={words.signonsBoard.listOf(says)} onClick={act}>
      <bdi>{says}</bdi>
    </button>
  )
}

/** The number beside it says the same. */
function Bar({ share }: { share: number }) {
  return (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-room" width="100" height="10" />
      <rect className="bar-full" width={Math.max(1, share * 100)} height="10" />
    </svg>
  )
}
