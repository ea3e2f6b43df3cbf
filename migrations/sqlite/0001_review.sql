CREATE TABLE `reviews` (
	`statement` text PRIMARY KEY NOT NULL,
	`upTo` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `threads` (
	`id` text PRIMARY KEY NOT NULL,
	`statement` text NOT NULL,
	`anchor` text NOT NULL,
	`block` text,
	`round` text,
	`version` text,
	`state` text NOT NULL,
	`stateName` text NOT NULL,
	`changed` integer NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `threads_statement` ON `threads` (`statement`,`changed`);--> statement-breakpoint
CREATE INDEX `threads_round` ON `threads` (`round`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`thread` text NOT NULL,
	`author` text NOT NULL,
	`organisation` text,
	`words` text NOT NULL,
	`mentions` text NOT NULL,
	`createdAt` integer NOT NULL,
	`editedAt` integer,
	`removedAt` integer
);
--> statement-breakpoint
CREATE INDEX `comments_thread` ON `comments` (`thread`);--> statement-breakpoint
CREATE TABLE `suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`statement` text NOT NULL,
	`author` text NOT NULL,
	`organisation` text,
	`changes` text NOT NULL,
	`why` text NOT NULL,
	`round` text,
	`version` text,
	`state` text NOT NULL,
	`stateName` text NOT NULL,
	`undo` text,
	`changed` integer NOT NULL,
	`createdAt` integer NOT NULL,
	`changedAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `suggestions_statement` ON `suggestions` (`statement`,`changed`);--> statement-breakpoint
CREATE INDEX `suggestions_round` ON `suggestions` (`round`);--> statement-breakpoint
CREATE INDEX `suggestions_state` ON `suggestions` (`stateName`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`statement` text NOT NULL,
	`version` text NOT NULL,
	`question` text NOT NULL,
	`openedBy` text NOT NULL,
	`openedAt` integer NOT NULL,
	`closesAt` integer NOT NULL,
	`closesLocal` text NOT NULL,
	`zone` text NOT NULL,
	`closedAt` integer,
	`closedBy` text,
	`closedWith` text
);
--> statement-breakpoint
CREATE INDEX `rounds_statement` ON `rounds` (`statement`);--> statement-breakpoint
CREATE TABLE `round_organisations` (
	`round` text NOT NULL,
	`organisation` text NOT NULL,
	`remindedAt` integer,
	PRIMARY KEY(`round`, `organisation`)
);
--> statement-breakpoint
CREATE TABLE `round_guests` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`organisation` text NOT NULL,
	`nameSealed` text NOT NULL,
	`addressSealed` text NOT NULL,
	`addressLookup` text NOT NULL,
	`tokenHash` text NOT NULL,
	`createdAt` integer NOT NULL,
	`lookedAt` integer,
	`remindedAt` integer,
	`revokedAt` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `round_guests_token` ON `round_guests` (`tokenHash`);--> statement-breakpoint
CREATE UNIQUE INDEX `round_guests_address` ON `round_guests` (`round`,`addressLookup`);--> statement-breakpoint
CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`organisation` text NOT NULL,
	`author` text NOT NULL,
	`answer` text NOT NULL,
	`words` text NOT NULL,
	`until` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answers_round` ON `answers` (`round`,`organisation`);--> statement-breakpoint
CREATE TABLE `looks` (
	`statement` text NOT NULL,
	`organisation` text NOT NULL,
	`at` integer NOT NULL,
	`version` text,
	PRIMARY KEY(`statement`, `organisation`)
);
--> statement-breakpoint
CREATE TABLE `notice_settings` (
	`person` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`coalition` text NOT NULL,
	`statement` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notices_person` ON `notices` (`person`,`at`);--> statement-breakpoint
ALTER TABLE `statements` ADD `unattributed` integer DEFAULT 0 NOT NULL;