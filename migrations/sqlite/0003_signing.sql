CREATE TABLE `signon_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`signon` text NOT NULL,
	`fromVersion` text NOT NULL,
	`toVersion` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`proposedBy` text NOT NULL,
	`proposedAt` integer NOT NULL,
	`agreedBy` text,
	`objectUntil` integer,
	`state` text NOT NULL,
	`settledAt` integer
);
--> statement-breakpoint
CREATE INDEX `signon_moves_signon` ON `signon_moves` (`signon`,`proposedAt`);--> statement-breakpoint
CREATE TABLE `signon_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`signon` text NOT NULL,
	`addressSealed` text NOT NULL,
	`addressLookup` text NOT NULL,
	`organisation` text,
	`nameSealed` text NOT NULL,
	`language` text NOT NULL,
	`invitedBy` text NOT NULL,
	`createdAt` integer NOT NULL,
	`answer` text NOT NULL,
	`answerName` text NOT NULL,
	`signature` text,
	`remindedAt` integer,
	`reminders` integer NOT NULL,
	`bounce` text NOT NULL,
	`endedAt` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signon_invitations_address` ON `signon_invitations` (`signon`,`addressLookup`);--> statement-breakpoint
CREATE INDEX `signon_invitations_signature` ON `signon_invitations` (`signature`);--> statement-breakpoint
CREATE TABLE `signon_invitation_links` (
	`tokenHash` text PRIMARY KEY NOT NULL,
	`invitation` text NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `signon_invitation_links_of` ON `signon_invitation_links` (`invitation`);--> statement-breakpoint
CREATE TABLE `signon_reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`signon` text NOT NULL,
	`cause` text NOT NULL,
	`sentBy` text,
	`sentAt` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `signon_reminders_signon` ON `signon_reminders` (`signon`,`sentAt`);--> statement-breakpoint
CREATE TABLE `name_verdicts` (
	`coalition` text NOT NULL,
	`oneLookup` text NOT NULL,
	`otherLookup` text NOT NULL,
	`verdict` text NOT NULL,
	`noteSealed` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`coalition`, `oneLookup`, `otherLookup`)
);
--> statement-breakpoint
CREATE TABLE `signon_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`signon` text NOT NULL,
	`whom` text NOT NULL,
	`textSealed` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `signon_messages_signon` ON `signon_messages` (`signon`,`at`);--> statement-breakpoint
CREATE TABLE `signon_message_recipients` (
	`message` text NOT NULL,
	`recipient` text NOT NULL,
	PRIMARY KEY(`message`, `recipient`)
);
--> statement-breakpoint
CREATE INDEX `signon_message_recipients_of` ON `signon_message_recipients` (`recipient`);--> statement-breakpoint
CREATE TABLE `signon_languages` (
	`signon` text NOT NULL,
	`language` text NOT NULL,
	`version` text NOT NULL,
	`addedBy` text NOT NULL,
	`addedAt` integer NOT NULL,
	PRIMARY KEY(`signon`, `language`)
);
--> statement-breakpoint
CREATE TABLE `packages` (
	`id` text PRIMARY KEY NOT NULL,
	`signon` text NOT NULL,
	`version` text NOT NULL,
	`hash` text NOT NULL,
	`list` text NOT NULL,
	`signatures` text NOT NULL,
	`logPosition` integer NOT NULL,
	`logHead` text NOT NULL,
	`frozenBy` text NOT NULL,
	`frozenAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `packages_signon` ON `packages` (`signon`,`frozenAt`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`signon` text NOT NULL,
	`package` text NOT NULL,
	`recipient` text NOT NULL,
	`deliveredAt` integer NOT NULL,
	`posted` text NOT NULL,
	`asDelivered` text,
	`note` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deliveries_signon` ON `deliveries` (`signon`,`deliveredAt`);--> statement-breakpoint
CREATE TABLE `translations` (
	`statement` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`sourceVersion` text NOT NULL,
	`createdBy` text NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `translations_source` ON `translations` (`source`);--> statement-breakpoint
CREATE TABLE `translation_blocks` (
	`statement` text NOT NULL,
	`block` text NOT NULL,
	`sourceBlock` text NOT NULL,
	`sourceHash` text NOT NULL,
	`renewedBy` text NOT NULL,
	`renewedAt` integer NOT NULL,
	PRIMARY KEY(`statement`, `block`)
);
--> statement-breakpoint
ALTER TABLE `organisations` ADD `changedAt` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `statements` ADD `wordLimit` integer;--> statement-breakpoint
ALTER TABLE `statements` ADD `countsNotes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `versions` ADD `translates` text;--> statement-breakpoint
ALTER TABLE `versions` ADD `stale` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `signons` ADD `terms` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `signons` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `signons` ADD `changedAt` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `signatures` ADD `withheld` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `signatures` ADD `moreSealed` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `signatures` ADD `erasedAt` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `about` text;--> statement-breakpoint
CREATE INDEX `outbox_about` ON `outbox` (`about`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`coalition`,`subject`);