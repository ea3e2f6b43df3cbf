CREATE TABLE `journal` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `refused_edits` (
	`id` text PRIMARY KEY NOT NULL,
	`statement` text NOT NULL,
	`person` text NOT NULL,
	`why` text NOT NULL,
	`firstAt` integer NOT NULL,
	`lastAt` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refused_edits_one` ON `refused_edits` (`statement`,`person`,`why`);--> statement-breakpoint
ALTER TABLE `signons` ADD `pausedAt` integer;