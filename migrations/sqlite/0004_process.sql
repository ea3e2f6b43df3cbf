CREATE TABLE `processes` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition` text NOT NULL,
	`name` text NOT NULL,
	`instrument` text NOT NULL,
	`shortName` text NOT NULL,
	`labels` text NOT NULL,
	`createdBy` text NOT NULL,
	`createdAt` integer NOT NULL,
	`archivedAt` integer
);
--> statement-breakpoint
CREATE INDEX `processes_coalition` ON `processes` (`coalition`);--> statement-breakpoint
CREATE TABLE `process_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`process` text NOT NULL,
	`name` text NOT NULL,
	`place` text NOT NULL,
	`firstDay` text NOT NULL,
	`lastDay` text NOT NULL,
	`zone` text NOT NULL,
	`wordLimit` integer,
	`countsNotes` integer NOT NULL,
	`revision` integer NOT NULL,
	`createdAt` integer NOT NULL,
	`changedAt` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `process_sessions_process` ON `process_sessions` (`process`);--> statement-breakpoint
CREATE TABLE `session_dues` (
	`id` text PRIMARY KEY NOT NULL,
	`session` text NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`dueAt` integer NOT NULL,
	`dueLocal` text NOT NULL,
	`zone` text NOT NULL,
	`organisation` text,
	`doneAt` integer
);
--> statement-breakpoint
CREATE INDEX `session_dues_session` ON `session_dues` (`session`);--> statement-breakpoint
ALTER TABLE `statements` ADD `session` text;--> statement-breakpoint
CREATE INDEX `statements_session` ON `statements` (`session`);