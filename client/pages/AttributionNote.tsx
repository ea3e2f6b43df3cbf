/** What every member is told where coordinators can see which organisation wrote which words. */
import '../look/attribution.css'
import { words } from '../words.ts'

/** @param attributed as the server says it of a statement or a coalition; nothing is drawn where it is not so */
export const AttributionNote = ({ attributed }: { attributed: boolean | undefined }) =>
  attributed ? <p className="sub attribution-told">{words.attribution.told}</p> : null
