/**
 * Tests by chance draw the same letters each time, so that a change is judged and not the draw. `SEED=…` draws
 * others; what those find becomes an example of its own.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_122) })
