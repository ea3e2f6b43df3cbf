import { Button } from '../../../parts/Button.tsx'
import { words } from '../../../words.ts'

/** Takes an entry out of a list in a form. @param what its words, for whoever hears the button */
export const TakeOut = ({ what, onOut }: { what: string; onOut: () => void }) => (
  <Button look="quiet" aria-label={words.asks.form.takeOut(what.slice(0, 60))} onClick={onOut}>
    {words.asks.form.takeOutShort}
  </Button>
)
