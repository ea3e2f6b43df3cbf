/** Two drafts of the invented Convention on Harbour Data, as files: what a small negotiation does to one of them. */

/** The first draft: eight articles in two chapters. */
export const FIRST_DRAFT = `Chapter I

General provisions

Article 1

Statement of purpose

The purpose of this Convention is to keep seafarers safe by lawful exchange of harbour data between ports.

Article 2

Use of terms

1. “Harbour data” means any record that a port authority keeps about a vessel, its cargo or its crew.

2. “Crew list” means the names of all seafarers aboard a vessel on the day on which it enters a port.

Article 3

Protection of lighthouse keepers

Each State Party shall protect the keepers of lighthouses, and those who report wrecks, from every form of reprisal.

Chapter II

Exchange of data

Article 4

Requests between ports

1. A port authority may request harbour data from another port authority in writing.

2. The request shall name the vessel and the reason for which the data are needed.

Article 5

Retention of tide tables

Tide tables and depth soundings shall be kept for ten years and shall be open to the public without charge.

Article 6

Secret collection of crew lists

A port authority may collect crew lists in secret and keep them for as long as it deems fit.

Article 7

Sealed letters of seafarers

1. Letters that seafarers send from a port may be opened by the harbour master.

2. The harbour master shall keep a register of all letters that were opened under paragraph 1.

Article 8

Settlement of disputes

Disputes on the meaning of this Convention shall be settled by negotiation between the ports concerned.
`

/** The second: Article 7 stands third now with other words, and Article 6 is gone. */
export const SECOND_DRAFT = `Chapter I

General provisions

Article 1

Statement of purpose

The purpose of this Convention is to keep seafarers safe by lawful exchange of harbour data between ports.

Article 2

Use of terms

1. “Harbour data” means any record that a port authority keeps about a vessel, its cargo or its crew.

2. “Crew list” means the names of all seafarers aboard a vessel on the day on which it enters a port.

Article 3

Sealed letters of seafarers

1. Letters that seafarers send from a port may be opened by the harbour master only by order of a judge.

2. The harbour master shall keep a register of all letters that were opened under paragraph 1.

Article 4

Protection of lighthouse keepers

Each State Party shall protect the keepers of lighthouses, and those who report wrecks, from every form of reprisal.

Chapter II

Exchange of data

Article 5

Requests between ports

1. A port authority may request harbour data from another port authority in writing.

2. The request shall name the vessel and the reason for which the data are needed.

Article 6

Retention of tide tables

Tide tables and depth soundings shall be kept for ten years and shall be open to the public without charge.

Article 7

Settlement of disputes

Disputes on the meaning of this Convention shall be settled by negotiation between the ports concerned.
`
