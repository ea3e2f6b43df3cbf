import { storageContract } from './storage.contract.ts'
import { storages } from './storages.ts'

for (const [name, open] of storages) storageContract(name, open)
