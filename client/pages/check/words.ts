/** The sentences about receipts, in the language they are shown in. */
import { receiptEn } from '../../../shared/words/receipt.en.ts'

export const words = receiptEn
