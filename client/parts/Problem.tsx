/** What went wrong, as a sentence that says what to do next. Announced once; nothing was lost. */
import { asRefusal } from '../api.ts'
import { words } from '../words.ts'
import { Button } from './Button.tsx'

export function Problem({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  return (
    <div className="problem" role="alert">
      <p>{asRefusal(error).message}</p>
      {onAgain && (
        <Button look="quiet" onClick={onAgain}>
          {words.acts.tryAgain}
        </Button>
      )}
    </div>
  )
}
