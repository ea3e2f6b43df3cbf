/** The audit log: every act in order, and whether the chain of entries is whole. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { exportLog, readAudit } from '../../shared/contract/coalitions.ts'
import type { Reply } from '../../shared/contract/route.ts'
import { call, fileAddress } from '../api.ts'
import { keyOf } from '../data.ts'
import { Button, Download } from '../parts/Button.tsx'
import { Hash } from '../parts/Hash.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ScreenHead } from '../parts/ScreenHead.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { Table } from '../parts/Table.tsx'
import { Time } from '../parts/Time.tsx'
import { words } from '../words.ts'
import { type Here, may, useCoalition } from './coalition.ts'
import { NothingHere } from './NothingHere.tsx'

type Page = Reply<typeof readAudit>

export function AuditPage() {
  const here = useCoalition()
  return here && may(here, 'audit.read') ? <Log here={here} /> : <NothingHere />
}

function Log({ here }: { here: Here }) {
  const log = useInfiniteQuery({
    queryKey: keyOf(readAudit, here.id),
    queryFn: ({ pageParam, signal }) =>
      call(
        readAudit,
        { coalition: here.id, limit: 50, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page: Page) => {
      const oldest = page.entries.at(-1)?.seq ?? 1
      return oldest > 1 ? oldest : undefined
    },
    placeholderData: keepPreviousData,
  })
  const chain = log.data?.pages[0]?.chain
  return (
    <Screen title={words.audit.title} coalition={here}>
      <ScreenHead title={words.audit.title} lead={words.audit.hint} />
      {log.isPending && <Skeleton of="rows" rows={8} />}
      {log.isError && <Problem error={log.error} onAgain={() => void log.refetch()} />}
      {chain && <Chain chain={chain} />}
      {chain && (
        <p className="buttons">
          <Download href={fileAddress(exportLog, { coalition: here.id })}>{words.audit.download}</Download>
          <a className="button quiet" href="/check">
            {words.audit.check}
          </a>
        </p>
      )}
      {log.data && <Entries entries={log.data.pages.flatMap(page => page.entries)} />}
      {log.hasNextPage && (
        <div className="buttons">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {words.audit.older}
          </Button>
        </div>
      )}
      {log.data && !log.hasNextPage && <p className="hint">{words.audit.beginning}</p>}
    </Screen>
  )
}

function Chain({ chain }: { chain: Page['chain'] }) {
  if (!chain.whole) {
    return (
      <div className="problem" role="alert">
        <p>
          {words.audit.broken(chain.brokenAt)} {chain.reason}
        </p>
        <p>{words.audit.brokenHint}</p>
      </div>
    )
  }
  return (
    <p className="notice">
      {words.audit.whole(chain.length)}
      {chain.head !== '' && (
        <span>
          {words.audit.head} <Hash hash={chain.head} />
        </span>
      )}
    </p>
  )
}

function Entries({ entries }: { entries: Page['entries'] }) {
  return (
    <Table
      dense
      columns={[
        { says: words.audit.number, number: true },
        words.audit.when,
        words.audit.who,
        words.audit.what,
      ]}
    >
      {entries.map(entry => (
        <tr key={entry.seq}>
          <td className="number" data-label={words.audit.number}>
            {entry.seq}
          </td>
          <td data-label={words.audit.when}>
            <Time at={entry.at} />
          </td>
          <td data-label={words.audit.who}>
            <bdi>
              {entry.actor === '' ? words.audit.noAccount(entry.act) : (entry.actor ?? words.audit.erased)}
            </bdi>
          </td>
          <td data-label={words.audit.what}>
            <Details entry={entry} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The act; opened, what the entry holds beside it, each as "name: value". */
function Details({ entry }: { entry: Page['entries'][number] }) {
  const said = Object.entries(entry.data).filter(([, value]) => value !== null && value !== '')
  return (
    <details className="more act">
      <summary>
        <span>
          {words.audit.did(entry.act)}
          {entry.about !== '' && (
            <>
              {': '}
              <bdi>{entry.about}</bdi>
            </>
          )}
        </span>
      </summary>
      <dl className="facts">
        {said.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
        <div className="fact">
          <dt>{words.audit.subject}</dt>
          <dd>
            {entry.about !== '' && <bdi>{entry.about} </bdi>}
            <code>{entry.subject}</code>
          </dd>
        </div>
        <div className="fact">
          <dt>{words.hash.label}</dt>
          <dd>
            <code>{entry.hash}</code>
          </dd>
        </div>
      </dl>
    </details>
  )
}
