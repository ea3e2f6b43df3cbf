/** The frame of a screen: where one is, what else is near, and the screen itself as the one main landmark. */
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { whoAmI } from '../../shared/contract/people.ts'
import { type Role, roleMay } from '../../shared/roles.ts'
import { useAnswer } from '../data.ts'
import { words } from '../words.ts'
import { useHeldTop } from './useHeldTop.ts'

type Props = {
  /** The name of the screen: the tab's title, and the last of the trail. */
  title: string
  /** The coalition it belongs to: its name begins the trail, its places stand in the head. */
  coalition?: { slug: string; name: string; role: Role } | undefined
  /** What lies between the coalition and this screen. */
  trail?: readonly { says: string; to: string }[]
  /** What belongs to the whole screen and stays in sight, such as "Saved" and who is here. */
  tools?: ReactNode
  /** `desk` a column for reading and tables; `letter` the whole width for a letter with its margins. */
  room?: 'desk' | 'letter'
  children: ReactNode
}

export function Screen({ title, coalition, trail = [], tools, room = 'desk', children }: Props) {
  const names = [title, trail[0]?.says ?? '', coalition?.name ?? words.product]
  const tab = [...new Set(names.filter(name => name !== ''))].join(' · ')
  useEffect(() => {
    document.title = tab
  }, [tab])
  const main = useTopOfNewScreen()
  const held = tools !== undefined
  const top = useHeldTop(held)
  return (
    <>
      <a className="skip unseen" href="#main">
        {words.screen.skip}
      </a>
      <header className={held ? 'top held' : 'top'} ref={top}>
        <nav className="trail" aria-label={words.screen.trail}>
          <Link href="/coalitions" className="mark" aria-label={words.screen.home}>
            <Mark />
          </Link>
          <ol>
            {coalition && (
              <li>
                <Link href={`/c/${coalition.slug}`}>{coalition.name}</Link>
              </li>
            )}
            {trail.map(step => (
              <li key={step.to}>
                <Link href={step.to}>{step.says}</Link>
              </li>
            ))}
            {title !== coalition?.name && (
              <li aria-current="page">
                <bdi>{title}</bdi>
              </li>
            )}
          </ol>
        </nav>
        <div className="tools">
          {tools}
          <AccountLink />
        </div>
        {coalition && room === 'desk' && <Places coalition={coalition} />}
      </header>
      <main
        id="main"
        className={room === 'letter' ? 'letter-room' : 'desk'}
        aria-label={title}
        tabIndex={-1}
        ref={main}
      >
        {children}
      </main>
    </>
  )
}

/** Whether a screen was shown since the page was loaded: the first one leaves the focus to the browser. */
let shownBefore = false

/** A new screen begins at its top, for the eyes and for the keyboard; its name is what is read out. */
function useTopOfNewScreen() {
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    if (shownBefore) {
      window.scrollTo(0, 0)
      main.current?.focus({ preventScroll: true })
    }
    shownBefore = true
  }, [])
  return main
}

function Places({ coalition }: { coalition: { slug: string; role: Role } }) {
  const [here] = useLocation()
  const home = `/c/${coalition.slug}`
  const places = [
    { to: home, says: words.screen.statements, may: true },
    {
      to: `${home}/asks`,
      says: words.screen.asks,
      may: roleMay(coalition.role, 'asks.read'),
      holds: /^\/(?:asks\/|matrix|drafts\/[^/]+\/(?:judge|changes|map))/,
    },
    {
      to: `${home}/processes`,
      says: words.screen.processes,
      may: roleMay(coalition.role, 'processes.read'),
      holds: /^\/(?:processes\/|drafts\/(?![^/]+\/(?:judge|changes|map)))/,
    },
    { to: `${home}/people`, says: words.screen.people, may: roleMay(coalition.role, 'people.see') },
    { to: `${home}/audit`, says: words.screen.audit, may: roleMay(coalition.role, 'audit.read') },
  ]
  return (
    <nav className="places" aria-label={words.screen.places}>
      <ul>
        {places
          .filter(place => place.may)
          .map(place => (
            <li key={place.to}>
              <Link href={place.to} {...currentAt(here, home, place)}>
                {place.says}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}

/** Marked as the screen one is on, or as the place that holds it: `holds` is asked with what follows the coalition. */
function currentAt(here: string, home: string, { to, holds }: { to: string; holds?: RegExp }) {
  if (here === to) return { 'aria-current': 'page' as const }
  return here.startsWith(home) && holds?.test(here.slice(home.length))
    ? { 'aria-current': 'true' as const }
    : {}
}

function AccountLink() {
  const person = useAnswer(whoAmI, {}).data?.person
  if (!person) return null
  return (
    <Link href="/account" className="account-link" title={words.screen.account}>
      <span className="unseen">{words.screen.account}: </span>
      {person.name || person.address}
    </Link>
  )
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <path d="M7 3h18v26H7z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
      <path d="M11 10h10M11 15h10" stroke="currentColor" strokeWidth="1.6" opacity="0.55" />
      <path
        d="M11 24c3-6 4 2 6-1s2 2 5-1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  )
}
