CREATE TABLE `ask_links` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition` text NOT NULL,
	`kind` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ask_links_once` ON `ask_links` (`from`,`to`,`kind`);--> statement-breakpoint
CREATE INDEX `ask_links_coalition` ON `ask_links` (`coalition`);--> statement-breakpoint
CREATE TABLE `dropped_asks` (
	`coalition` text NOT NULL,
	`wordingHash` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`coalition`, `wordingHash`)
);
--> statement-breakpoint
CREATE TABLE `outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`ask` text NOT NULL,
	`part` text NOT NULL,
	`draft` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text NOT NULL,
	`evidence` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outcomes_ask` ON `outcomes` (`ask`);--> statement-breakpoint
CREATE INDEX `outcomes_draft` ON `outcomes` (`draft`);--> statement-breakpoint
CREATE TABLE `known_instruments` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition` text NOT NULL,
	`name` text NOT NULL,
	`names` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `known_instruments_coalition` ON `known_instruments` (`coalition`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`process` text NOT NULL,
	`symbol` text NOT NULL,
	`title` text NOT NULL,
	`textDate` text NOT NULL,
	`releasedOn` text NOT NULL,
	`status` text NOT NULL,
	`language` text NOT NULL,
	`partial` integer NOT NULL,
	`session` text,
	`fileName` text NOT NULL,
	`fileHash` text NOT NULL,
	`notUnderstood` text NOT NULL,
	`provisions` integer NOT NULL,
	`revision` integer NOT NULL,
	`createdBy` text NOT NULL,
	`createdAt` integer NOT NULL,
	`changedAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `drafts_process` ON `drafts` (`process`);--> statement-breakpoint
CREATE TABLE `draft_parents` (
	`draft` text NOT NULL,
	`parent` text NOT NULL,
	PRIMARY KEY(`draft`, `parent`)
);
--> statement-breakpoint
CREATE INDEX `draft_parents_parent` ON `draft_parents` (`parent`);--> statement-breakpoint
CREATE TABLE `provisions` (
	`draft` text NOT NULL,
	`at` integer NOT NULL,
	`parent` integer,
	`level` text NOT NULL,
	`number` text NOT NULL,
	`printed` text NOT NULL,
	`title` text,
	`text` text NOT NULL,
	`mark` text,
	`details` text NOT NULL,
	PRIMARY KEY(`draft`, `at`)
);
--> statement-breakpoint
CREATE TABLE `draft_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`draft` text NOT NULL,
	`revision` integer NOT NULL,
	`provision` integer NOT NULL,
	`was` text NOT NULL,
	`is` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `draft_corrections_draft` ON `draft_corrections` (`draft`);--> statement-breakpoint
CREATE TABLE `concordances` (
	`id` text PRIMARY KEY NOT NULL,
	`process` text NOT NULL,
	`old` text NOT NULL,
	`now` text NOT NULL,
	`revision` integer NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `concordances_pair` ON `concordances` (`old`,`now`);--> statement-breakpoint
CREATE INDEX `concordances_process` ON `concordances` (`process`);--> statement-breakpoint
CREATE TABLE `concordance_links` (
	`id` text PRIMARY KEY NOT NULL,
	`concordance` text NOT NULL,
	`kind` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`endedBy` text,
	`endedAt` integer,
	`changed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `concordance_links_changed` ON `concordance_links` (`concordance`,`changed`);--> statement-breakpoint
ALTER TABLE `statements` ADD `draft` text;--> statement-breakpoint
ALTER TABLE `asks` ADD `number` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `asks` ADD `current` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `asks` ADD `process` text;--> statement-breakpoint
ALTER TABLE `asks` ADD `owner` text;--> statement-breakpoint
ALTER TABLE `asks` ADD `priority` text;--> statement-breakpoint
ALTER TABLE `asks` ADD `support` text;--> statement-breakpoint
ALTER TABLE `asks` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `ask_revisions` ADD `statement` text;--> statement-breakpoint
ALTER TABLE `ask_revisions` ADD `more` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `ask_places` ADD `wording` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `ask_places` ADD `kept` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `asks` SET `number` = (SELECT count(*) FROM `asks` AS earlier WHERE earlier.`coalition` = `asks`.`coalition` AND (earlier.`createdAt` < `asks`.`createdAt` OR (earlier.`createdAt` = `asks`.`createdAt` AND earlier.`id` <= `asks`.`id`)));--> statement-breakpoint
UPDATE `asks` SET `current` = COALESCE((SELECT max(`ask_revisions`.`number`) FROM `ask_revisions` WHERE `ask_revisions`.`ask` = `asks`.`id`), 1);
