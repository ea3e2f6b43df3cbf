/** The way between the register of asks and what shows them through drafts. */
import { Link, useLocation } from 'wouter'
import '../../look/following.css'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { type Found, olderOf, useDrafts } from './drafts.ts'

const says = words.following.tabs

/** @param named what the screen's own address names; without it, what is shown first elsewhere */
export function AskTabs({ here, named = {} }: { here: Here; named?: { process?: string; draft?: string } }) {
  return <Tabs here={here} found={useDrafts(here, named)} />
}

/** @param found as the screen has found it already */
export function Tabs({ here, found }: { here: Here; found: Found }) {
  const [path] = useLocation()
  return (
    <nav className="ask-tabs" aria-label={says.label}>
      <ul>
        {tabsOf(here, found).map(({ to, says }) => (
          <li key={to}>
            <Link href={to} {...(path === to ? { 'aria-current': 'page' as const } : {})}>
              {says}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Of the draft the screen shows, else of the newest. Where there is no draft, only what needs none. */
function tabsOf(here: Here, { process, drafts, draft }: Found): { to: string; says: string }[] {
  const home = `/c/${here.slug}`
  const shown = draft ?? drafts.at(-1)
  const older = shown && olderOf(shown, drafts)
  return [
    { to: `${home}/asks`, says: says.register },
    { to: process ? `${home}/matrix/${process.id}` : `${home}/matrix`, says: says.matrix },
    ...(older ? [{ to: `${home}/drafts/${shown.id}/changes/${older.id}`, says: says.changes }] : []),
    ...(shown ? [{ to: `${home}/drafts/${shown.id}/judge`, says: says.judge }] : []),
    ...(shown ? [{ to: `${home}/drafts/${shown.id}/map`, says: says.map }] : []),
  ]
}
