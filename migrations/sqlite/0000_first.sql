CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`addressSealed` text NOT NULL,
	`addressLookup` text NOT NULL,
	`name` text NOT NULL,
	`operator` integer NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_address` ON `people` (`addressLookup`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`tokenHash` text NOT NULL,
	`person` text NOT NULL,
	`device` text NOT NULL,
	`createdAt` integer NOT NULL,
	`seenAt` integer NOT NULL,
	`expiresAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`tokenHash`);--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`tokenHash` text NOT NULL,
	`kind` text NOT NULL,
	`person` text,
	`about` text,
	`createdAt` integer NOT NULL,
	`expiresAt` integer NOT NULL,
	`usedAt` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_token` ON `links` (`tokenHash`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`tokenHash` text NOT NULL,
	`person` text NOT NULL,
	`createdAt` integer NOT NULL,
	`revokedAt` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_token` ON `tokens` (`tokenHash`);--> statement-breakpoint
CREATE INDEX `tokens_person` ON `tokens` (`person`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `coalitions` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`sample` integer NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coalitions_slug` ON `coalitions` (`slug`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition` text NOT NULL,
	`name` text NOT NULL,
	`nameKey` text NOT NULL,
	`otherNames` text NOT NULL,
	`country` text,
	`domains` text NOT NULL,
	`accreditation` text NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_name` ON `organisations` (`coalition`,`nameKey`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition` text NOT NULL,
	`person` text NOT NULL,
	`organisation` text NOT NULL,
	`role` text NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_person` ON `memberships` (`coalition`,`person`);--> statement-breakpoint
CREATE INDEX `memberships_of` ON `memberships` (`person`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition` text NOT NULL,
	`organisation` text NOT NULL,
	`role` text NOT NULL,
	`addressSealed` text NOT NULL,
	`addressLookup` text NOT NULL,
	`link` text NOT NULL,
	`invitedBy` text NOT NULL,
	`createdAt` integer NOT NULL,
	`acceptedAt` integer,
	`revokedAt` integer
);
--> statement-breakpoint
CREATE INDEX `invitations_coalition` ON `invitations` (`coalition`);--> statement-breakpoint
CREATE INDEX `invitations_link` ON `invitations` (`link`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`language` text NOT NULL,
	`direction` text NOT NULL,
	`addressee` text NOT NULL,
	`createdBy` text NOT NULL,
	`createdAt` integer NOT NULL,
	`archivedAt` integer
);
--> statement-breakpoint
CREATE INDEX `statements_coalition` ON `statements` (`coalition`);--> statement-breakpoint
CREATE TABLE `versions` (
	`id` text PRIMARY KEY NOT NULL,
	`statement` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`reason` text NOT NULL,
	`title` text NOT NULL,
	`hash` text NOT NULL,
	`canonical` text NOT NULL,
	`body` text NOT NULL,
	`frozenBy` text NOT NULL,
	`frozenAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_number` ON `versions` (`statement`,`number`);--> statement-breakpoint
CREATE TABLE `asks` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition` text NOT NULL,
	`createdBy` text NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `asks_coalition` ON `asks` (`coalition`);--> statement-breakpoint
CREATE TABLE `ask_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`ask` text NOT NULL,
	`number` integer NOT NULL,
	`verb` text NOT NULL,
	`targets` text NOT NULL,
	`wording` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ask_revisions_number` ON `ask_revisions` (`ask`,`number`);--> statement-breakpoint
CREATE TABLE `ask_carriers` (
	`ask` text NOT NULL,
	`version` text NOT NULL,
	`revision` text NOT NULL,
	`block` text NOT NULL,
	PRIMARY KEY(`ask`, `version`)
);
--> statement-breakpoint
CREATE INDEX `ask_carriers_version` ON `ask_carriers` (`version`);--> statement-breakpoint
CREATE TABLE `ask_places` (
	`ask` text NOT NULL,
	`statement` text NOT NULL,
	`block` text NOT NULL,
	PRIMARY KEY(`ask`, `statement`)
);
--> statement-breakpoint
CREATE INDEX `ask_places_statement` ON `ask_places` (`statement`);--> statement-breakpoint
CREATE TABLE `signons` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition` text NOT NULL,
	`statement` text NOT NULL,
	`version` text NOT NULL,
	`secret` text NOT NULL,
	`slug` text,
	`opensAt` integer NOT NULL,
	`closesAt` integer NOT NULL,
	`closesLocal` text NOT NULL,
	`zone` text NOT NULL,
	`eligible` text NOT NULL,
	`groups` text NOT NULL,
	`acceptAtOnce` integer NOT NULL,
	`openedBy` text NOT NULL,
	`createdAt` integer NOT NULL,
	`publishedAt` integer,
	`closedAt` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signons_secret` ON `signons` (`secret`);--> statement-breakpoint
CREATE UNIQUE INDEX `signons_slug` ON `signons` (`slug`);--> statement-breakpoint
CREATE INDEX `signons_coalition` ON `signons` (`coalition`);--> statement-breakpoint
CREATE TABLE `signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`signon` text NOT NULL,
	`kind` text NOT NULL,
	`nameSealed` text NOT NULL,
	`organisation` text,
	`groupName` text NOT NULL,
	`country` text NOT NULL,
	`signatorySealed` text NOT NULL,
	`roleSealed` text NOT NULL,
	`addressSealed` text NOT NULL,
	`addressLookup` text NOT NULL,
	`shown` text NOT NULL,
	`mandate` text NOT NULL,
	`consent` text NOT NULL,
	`version` text NOT NULL,
	`hash` text NOT NULL,
	`state` text NOT NULL,
	`stateName` text NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `signatures_signon` ON `signatures` (`signon`,`stateName`);--> statement-breakpoint
CREATE INDEX `signatures_address` ON `signatures` (`signon`,`addressLookup`);--> statement-breakpoint
CREATE TABLE `signature_links` (
	`tokenHash` text PRIMARY KEY NOT NULL,
	`signature` text NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `signature_links_of` ON `signature_links` (`signature`);--> statement-breakpoint
CREATE TABLE `acceptances` (
	`signon` text NOT NULL,
	`organisation` text NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`signon`, `organisation`)
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`coalition` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`act` text NOT NULL,
	`actor` text NOT NULL,
	`subject` text NOT NULL,
	`data` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`coalition`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `audit_secrets` (
	`coalition` text NOT NULL,
	`seq` integer NOT NULL,
	`field` text NOT NULL,
	`saltSealed` text NOT NULL,
	`valueSealed` text NOT NULL,
	PRIMARY KEY(`coalition`, `seq`, `field`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`mailSealed` text NOT NULL,
	`createdAt` integer NOT NULL,
	`nextAt` integer NOT NULL,
	`tries` integer NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`nextAt`);--> statement-breakpoint
CREATE TABLE `server_facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
);
