/** Who is here decides what is shown: the door, or the screen of the address. */
import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { whoAmI } from '../shared/contract/people.ts'
import { useAnswer } from './data.ts'
import { useTidyDevice } from './live/useTidyDevice.ts'
import { AccountPage } from './pages/AccountPage.tsx'
import { AuditPage } from './pages/AuditPage.tsx'
import { CoalitionPage } from './pages/CoalitionPage.tsx'
import { CoalitionsPage } from './pages/CoalitionsPage.tsx'
import { NothingHere } from './pages/NothingHere.tsx'
import { PeoplePage } from './pages/PeoplePage.tsx'
import { ProcessesPage } from './pages/processes/ProcessesPage.tsx'
import { ProcessPage } from './pages/processes/ProcessPage.tsx'
import { RoundsPage } from './pages/RoundsPage.tsx'
import { SignInPage } from './pages/SignInPage.tsx'
import { VersionPage } from './pages/VersionPage.tsx'
import { VersionsPage } from './pages/VersionsPage.tsx'
import { Boundary } from './parts/Boundary.tsx'
import { Problem } from './parts/Problem.tsx'
import { Skeleton } from './parts/Skeleton.tsx'

const StatementPage = lazy(() =>
  import('./pages/StatementPage.tsx').then(m => ({ default: m.StatementPage })),
)
const AsksPage = lazy(() => import('./pages/asks/AsksPage.tsx').then(m => ({ default: m.AsksPage })))
const AskPage = lazy(() => import('./pages/asks/AskPage.tsx').then(m => ({ default: m.AskPage })))
const ComparePage = lazy(() => import('./pages/ComparePage.tsx').then(m => ({ default: m.ComparePage })))
const ConcordancePage = lazy(() =>
  import('./pages/concordance/ConcordancePage.tsx').then(m => ({ default: m.ConcordancePage })),
)
const RoundPage = lazy(() => import('./pages/RoundPage.tsx').then(m => ({ default: m.RoundPage })))
const CheckPage = lazy(() => import('./pages/CheckPage.tsx').then(m => ({ default: m.CheckPage })))
const SignonPage = lazy(() => import('./pages/SignonPage.tsx').then(m => ({ default: m.SignonPage })))
const SignonSettingsPage = lazy(() =>
  import('./pages/signon/settings/SettingsPage.tsx').then(m => ({ default: m.SignonSettingsPage })),
)
const ImportListPage = lazy(() =>
  import('./pages/signon/import/ImportListPage.tsx').then(m => ({ default: m.ImportListPage })),
)
const ImportDraftPage = lazy(() =>
  import('./pages/instrument/ImportDraftPage.tsx').then(m => ({ default: m.ImportDraftPage })),
)
const DraftPage = lazy(() => import('./pages/instrument/DraftPage.tsx').then(m => ({ default: m.DraftPage })))
const ImportPage = lazy(() => import('./pages/ImportPage.tsx').then(m => ({ default: m.ImportPage })))

const MatrixPage = lazy(() =>
  import('./pages/following/MatrixPage.tsx').then(m => ({ default: m.MatrixPage })),
)
const JudgePage = lazy(() => import('./pages/following/JudgePage.tsx').then(m => ({ default: m.JudgePage })))
const ChangesPage = lazy(() =>
  import('./pages/following/ChangesPage.tsx').then(m => ({ default: m.ChangesPage })),
)
const MapPage = lazy(() => import('./pages/following/MapPage.tsx').then(m => ({ default: m.MapPage })))

/** Checking a receipt is for anybody, also where the server cannot be asked who is here. */
export function App() {
  const [path] = useLocation()
  if (path !== '/check') return <Inside path={path} />
  return (
    <Boundary>
      <Suspense fallback={<Skeleton of="screen" />}>
        <CheckPage />
      </Suspense>
    </Boundary>
  )
}

function Inside({ path }: { path: string }) {
  const me = useAnswer(whoAmI, {})
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
          <Route path="/c/:slug/processes" component={ProcessesPage} />
          <Route path="/c/:slug/processes/:id" component={ProcessPage} />
          <Route path="/c/:slug/processes/:id/import-draft" component={ImportDraftPage} />
          <Route path="/c/:slug/drafts/:id" component={DraftPage} />
          <Route path="/c/:slug/drafts/:draft/concordance/:old" component={ConcordancePage} />
          <Route path="/c/:slug/asks" component={AsksPage} />
          <Route path="/c/:slug/asks/:id" component={AskPage} />
          <Route path="/c/:slug/matrix" component={MatrixPage} />
          <Route path="/c/:slug/matrix/:process" component={MatrixPage} />
          <Route path="/c/:slug/drafts/:draft/judge" component={JudgePage} />
          <Route path="/c/:slug/drafts/:draft/changes/:old" component={ChangesPage} />
          <Route path="/c/:slug/drafts/:draft/map" component={MapPage} />
          <Route path="/c/:slug/signons/:id" component={SignonPage} />
          <Route path="/c/:slug/signons/:id/import" component={ImportListPage} />
          <Route path="/c/:slug/signons/:id/settings" component={SignonSettingsPage} />
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
