/** Who is here decides what is shown: the door, or the screen of the address. */
import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { whoAmI } from '../shared/contract/people.ts'
import { useAnswer } from './data.ts'
import { useTidyDevice } from './live/useTidyDevice.ts'
import { AccountPage } from './pages/AccountPage.tsx'
import { AskPage } from './pages/AskPage.tsx'
import { AsksPage } from './pages/AsksPage.tsx'
import { AuditPage } from './pages/AuditPage.tsx'
import { CoalitionPage } from './pages/CoalitionPage.tsx'
import { CoalitionsPage } from './pages/CoalitionsPage.tsx'
import { NothingHere } from './pages/NothingHere.tsx'
import { PeoplePage } from './pages/PeoplePage.tsx'
import { RoundsPage } from './pages/RoundsPage.tsx'
import { SignInPage } from './pages/SignInPage.tsx'
import { SignonPage } from './pages/SignonPage.tsx'
import { VersionPage } from './pages/VersionPage.tsx'
import { VersionsPage } from './pages/VersionsPage.tsx'
import { Boundary } from './parts/Boundary.tsx'
import { Problem } from './parts/Problem.tsx'
import { Skeleton } from './parts/Skeleton.tsx'

const StatementPage = lazy(() =>
  import('./pages/StatementPage.tsx').then(m => ({ default: m.StatementPage })),
)
const ComparePage = lazy(() => import('./pages/ComparePage.tsx').then(m => ({ default: m.ComparePage })))
const RoundPage = lazy(() => import('./pages/RoundPage.tsx').then(m => ({ default: m.RoundPage })))
const ImportPage = lazy(() => import('./pages/ImportPage.tsx').then(m => ({ default: m.ImportPage })))

export function App() {
  const me = useAnswer(whoAmI, {})
  const [path] = useLocation()
  useTidyDevice(me.data?.person?.id)
  if (me.isPending) return <Skeleton of="screen" />
  if (me.isError) return <Problem error={me.error} onAgain={() => void me.refetch()} />
  if (me.data.person === null) return <SignInPage mail={me.data.server.mail} />
  return (
    <Boundary key={path}>
      <Suspense fallback={<Skeleton of="screen" />}>
        <Switch>
          <Route path="/" component={CoalitionsPage} />
          <Route path="/coalitions" component={CoalitionsPage} />
          <Route path="/c/:slug" component={CoalitionPage} />
          <Route path="/c/:slug/import" component={ImportPage} />
          <Route path="/c/:slug/people" component={PeoplePage} />
          <Route path="/c/:slug/asks" component={AsksPage} />
          <Route path="/c/:slug/asks/:id" component={AskPage} />
          <Route path="/c/:slug/signons/:id" component={SignonPage} />
          <Route path="/c/:slug/audit" component={AuditPage} />
          <Route path="/statements/:id" component={StatementPage} />
          <Route path="/statements/:id/versions" component={VersionsPage} />
          <Route path="/statements/:id/versions/:version" component={VersionPage} />
          <Route path="/statements/:id/rounds" component={RoundsPage} />
          <Route path="/statements/:id/rounds/:round" component={RoundPage} />
          <Route path="/statements/:id/compare" component={ComparePage} />
          <Route path="/account" component={AccountPage} />
          <Route component={NothingHere} />
        </Switch>
      </Suspense>
    </Boundary>
  )
}
