CREATE TABLE "signon_moves" (
	"id" text PRIMARY KEY NOT NULL,
	"signon" text NOT NULL,
	"fromVersion" text NOT NULL,
	"toVersion" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"proposedBy" text NOT NULL,
	"proposedAt" bigint NOT NULL,
	"agreedBy" text,
	"objectUntil" bigint,
	"state" text NOT NULL,
	"settledAt" bigint
);
--> statement-breakpoint
CREATE TABLE "signon_invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"signon" text NOT NULL,
	"addressSealed" text NOT NULL,
	"addressLookup" text NOT NULL,
	"organisation" text,
	"nameSealed" text NOT NULL,
	"language" text NOT NULL,
	"invitedBy" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"answer" text NOT NULL,
	"answerName" text NOT NULL,
	"signature" text,
	"remindedAt" bigint,
	"reminders" bigint NOT NULL,
	"bounce" text NOT NULL,
	"endedAt" bigint
);
--> statement-breakpoint
CREATE TABLE "signon_invitation_links" (
	"tokenHash" text PRIMARY KEY NOT NULL,
	"invitation" text NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signon_reminders" (
	"id" text PRIMARY KEY NOT NULL,
	"signon" text NOT NULL,
	"cause" text NOT NULL,
	"sentBy" text,
	"sentAt" bigint NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "name_verdicts" (
	"coalition" text NOT NULL,
	"oneLookup" text NOT NULL,
	"otherLookup" text NOT NULL,
	"verdict" text NOT NULL,
	"noteSealed" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "name_verdicts_coalition_oneLookup_otherLookup_pk" PRIMARY KEY("coalition","oneLookup","otherLookup")
);
--> statement-breakpoint
CREATE TABLE "signon_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"signon" text NOT NULL,
	"whom" text NOT NULL,
	"textSealed" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signon_message_recipients" (
	"message" text NOT NULL,
	"recipient" text NOT NULL,
	CONSTRAINT "signon_message_recipients_message_recipient_pk" PRIMARY KEY("message","recipient")
);
--> statement-breakpoint
CREATE TABLE "signon_languages" (
	"signon" text NOT NULL,
	"language" text NOT NULL,
	"version" text NOT NULL,
	"addedBy" text NOT NULL,
	"addedAt" bigint NOT NULL,
	CONSTRAINT "signon_languages_signon_language_pk" PRIMARY KEY("signon","language")
);
--> statement-breakpoint
CREATE TABLE "packages" (
	"id" text PRIMARY KEY NOT NULL,
	"signon" text NOT NULL,
	"version" text NOT NULL,
	"hash" text NOT NULL,
	"list" text NOT NULL,
	"signatures" text NOT NULL,
	"logPosition" bigint NOT NULL,
	"logHead" text NOT NULL,
	"frozenBy" text NOT NULL,
	"frozenAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"signon" text NOT NULL,
	"package" text NOT NULL,
	"recipient" text NOT NULL,
	"deliveredAt" bigint NOT NULL,
	"posted" text NOT NULL,
	"asDelivered" text,
	"note" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "translations" (
	"statement" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"sourceVersion" text NOT NULL,
	"createdBy" text NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "translation_blocks" (
	"statement" text NOT NULL,
	"block" text NOT NULL,
	"sourceBlock" text NOT NULL,
	"sourceHash" text NOT NULL,
	"renewedBy" text NOT NULL,
	"renewedAt" bigint NOT NULL,
	CONSTRAINT "translation_blocks_statement_block_pk" PRIMARY KEY("statement","block")
);
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "changedAt" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "wordLimit" bigint;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "countsNotes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "translates" text;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "stale" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "signons" ADD COLUMN "terms" text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "signons" ADD COLUMN "revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "signons" ADD COLUMN "changedAt" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "withheld" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "moreSealed" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "erasedAt" bigint;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "about" text;--> statement-breakpoint
CREATE INDEX "signon_moves_signon" ON "signon_moves" USING btree ("signon","proposedAt");--> statement-breakpoint
CREATE UNIQUE INDEX "signon_invitations_address" ON "signon_invitations" USING btree ("signon","addressLookup");--> statement-breakpoint
CREATE INDEX "signon_invitations_signature" ON "signon_invitations" USING btree ("signature");--> statement-breakpoint
CREATE INDEX "signon_invitation_links_of" ON "signon_invitation_links" USING btree ("invitation");--> statement-breakpoint
CREATE INDEX "signon_reminders_signon" ON "signon_reminders" USING btree ("signon","sentAt");--> statement-breakpoint
CREATE INDEX "signon_messages_signon" ON "signon_messages" USING btree ("signon","at");--> statement-breakpoint
CREATE INDEX "signon_message_recipients_of" ON "signon_message_recipients" USING btree ("recipient");--> statement-breakpoint
CREATE INDEX "packages_signon" ON "packages" USING btree ("signon","frozenAt");--> statement-breakpoint
CREATE INDEX "deliveries_signon" ON "deliveries" USING btree ("signon","deliveredAt");--> statement-breakpoint
CREATE INDEX "translations_source" ON "translations" USING btree ("source");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("coalition","subject");--> statement-breakpoint
CREATE INDEX "outbox_about" ON "outbox" USING btree ("about");