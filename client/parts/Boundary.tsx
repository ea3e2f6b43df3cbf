/** Where a screen breaks, its frame stands and says so; what was saved is safe. */
import { Component, type ReactNode } from 'react'
import { words } from '../words.ts'
import { Button } from './Button.tsx'
import { Empty } from './Empty.tsx'

export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <main id="main" className="desk">
        <Empty heading="h1" title={words.errors.screenFailed} hint={words.errors.screenFailedHint}>
          <Button look="primary" onClick={() => window.location.reload()}>
            {words.errors.loadAgain}
          </Button>
        </Empty>
      </main>
    )
  }
}
