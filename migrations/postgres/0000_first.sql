CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"addressSealed" text NOT NULL,
	"addressLookup" text NOT NULL,
	"name" text NOT NULL,
	"operator" bigint NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"tokenHash" text NOT NULL,
	"person" text NOT NULL,
	"device" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"seenAt" bigint NOT NULL,
	"expiresAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" text PRIMARY KEY NOT NULL,
	"tokenHash" text NOT NULL,
	"kind" text NOT NULL,
	"person" text,
	"about" text,
	"createdAt" bigint NOT NULL,
	"expiresAt" bigint NOT NULL,
	"usedAt" bigint
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"tokenHash" text NOT NULL,
	"person" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"revokedAt" bigint
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coalitions" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"sample" bigint NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition" text NOT NULL,
	"name" text NOT NULL,
	"nameKey" text NOT NULL,
	"otherNames" text NOT NULL,
	"country" text,
	"domains" text NOT NULL,
	"accreditation" text NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition" text NOT NULL,
	"person" text NOT NULL,
	"organisation" text NOT NULL,
	"role" text NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition" text NOT NULL,
	"organisation" text NOT NULL,
	"role" text NOT NULL,
	"addressSealed" text NOT NULL,
	"addressLookup" text NOT NULL,
	"link" text NOT NULL,
	"invitedBy" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"acceptedAt" bigint,
	"revokedAt" bigint
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"direction" text NOT NULL,
	"addressee" text NOT NULL,
	"createdBy" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"archivedAt" bigint
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" text PRIMARY KEY NOT NULL,
	"statement" text NOT NULL,
	"number" bigint NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"title" text NOT NULL,
	"hash" text NOT NULL,
	"canonical" text NOT NULL,
	"body" text NOT NULL,
	"frozenBy" text NOT NULL,
	"frozenAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asks" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition" text NOT NULL,
	"createdBy" text NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ask_revisions" (
	"id" text PRIMARY KEY NOT NULL,
	"ask" text NOT NULL,
	"number" bigint NOT NULL,
	"verb" text NOT NULL,
	"targets" text NOT NULL,
	"wording" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ask_carriers" (
	"ask" text NOT NULL,
	"version" text NOT NULL,
	"revision" text NOT NULL,
	"block" text NOT NULL,
	CONSTRAINT "ask_carriers_ask_version_pk" PRIMARY KEY("ask","version")
);
--> statement-breakpoint
CREATE TABLE "ask_places" (
	"ask" text NOT NULL,
	"statement" text NOT NULL,
	"block" text NOT NULL,
	CONSTRAINT "ask_places_ask_statement_pk" PRIMARY KEY("ask","statement")
);
--> statement-breakpoint
CREATE TABLE "signons" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition" text NOT NULL,
	"statement" text NOT NULL,
	"version" text NOT NULL,
	"secret" text NOT NULL,
	"slug" text,
	"opensAt" bigint NOT NULL,
	"closesAt" bigint NOT NULL,
	"closesLocal" text NOT NULL,
	"zone" text NOT NULL,
	"eligible" text NOT NULL,
	"groups" text NOT NULL,
	"acceptAtOnce" bigint NOT NULL,
	"openedBy" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"publishedAt" bigint,
	"closedAt" bigint
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"id" text PRIMARY KEY NOT NULL,
	"signon" text NOT NULL,
	"kind" text NOT NULL,
	"nameSealed" text NOT NULL,
	"organisation" text,
	"groupName" text NOT NULL,
	"country" text NOT NULL,
	"signatorySealed" text NOT NULL,
	"roleSealed" text NOT NULL,
	"addressSealed" text NOT NULL,
	"addressLookup" text NOT NULL,
	"shown" text NOT NULL,
	"mandate" text NOT NULL,
	"consent" text NOT NULL,
	"version" text NOT NULL,
	"hash" text NOT NULL,
	"state" text NOT NULL,
	"stateName" text NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signature_links" (
	"tokenHash" text PRIMARY KEY NOT NULL,
	"signature" text NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "acceptances" (
	"signon" text NOT NULL,
	"organisation" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "acceptances_signon_organisation_pk" PRIMARY KEY("signon","organisation")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"coalition" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	"act" text NOT NULL,
	"actor" text NOT NULL,
	"subject" text NOT NULL,
	"data" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_coalition_seq_pk" PRIMARY KEY("coalition","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_secrets" (
	"coalition" text NOT NULL,
	"seq" bigint NOT NULL,
	"field" text NOT NULL,
	"saltSealed" text NOT NULL,
	"valueSealed" text NOT NULL,
	CONSTRAINT "audit_secrets_coalition_seq_field_pk" PRIMARY KEY("coalition","seq","field")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"mailSealed" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"nextAt" bigint NOT NULL,
	"tries" bigint NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "server_facts" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_documents" (
	"statement" text PRIMARY KEY NOT NULL,
	"epoch" bigint NOT NULL,
	"schemaVersion" bigint NOT NULL,
	"createdAt" bigint NOT NULL,
	"snapshot" bigint
);
--> statement-breakpoint
CREATE TABLE "live_updates" (
	"statement" text NOT NULL,
	"seq" bigint NOT NULL,
	"account" text NOT NULL,
	"at" bigint NOT NULL,
	"epoch" bigint NOT NULL,
	"schemaVersion" bigint NOT NULL,
	"checksum" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "live_updates_statement_seq_pk" PRIMARY KEY("statement","seq")
);
--> statement-breakpoint
CREATE TABLE "live_snapshots" (
	"statement" text NOT NULL,
	"upTo" bigint NOT NULL,
	"at" bigint NOT NULL,
	"epoch" bigint NOT NULL,
	"schemaVersion" bigint NOT NULL,
	"checksum" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "live_snapshots_statement_upTo_pk" PRIMARY KEY("statement","upTo")
);
--> statement-breakpoint
CREATE TABLE "live_owners" (
	"statement" text NOT NULL,
	"editor" bigint NOT NULL,
	"account" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "live_owners_statement_editor_pk" PRIMARY KEY("statement","editor")
);
--> statement-breakpoint
CREATE TABLE "live_registry" (
	"statement" text NOT NULL,
	"key" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "live_registry_statement_key_pk" PRIMARY KEY("statement","key")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "people_address" ON "people" USING btree ("addressLookup");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("tokenHash");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person");--> statement-breakpoint
CREATE UNIQUE INDEX "links_token" ON "links" USING btree ("tokenHash");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_token" ON "tokens" USING btree ("tokenHash");--> statement-breakpoint
CREATE INDEX "tokens_person" ON "tokens" USING btree ("person");--> statement-breakpoint
CREATE UNIQUE INDEX "coalitions_slug" ON "coalitions" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_name" ON "organisations" USING btree ("coalition","nameKey");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_person" ON "memberships" USING btree ("coalition","person");--> statement-breakpoint
CREATE INDEX "memberships_of" ON "memberships" USING btree ("person");--> statement-breakpoint
CREATE INDEX "invitations_coalition" ON "invitations" USING btree ("coalition");--> statement-breakpoint
CREATE INDEX "invitations_link" ON "invitations" USING btree ("link");--> statement-breakpoint
CREATE INDEX "statements_coalition" ON "statements" USING btree ("coalition");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number" ON "versions" USING btree ("statement","number");--> statement-breakpoint
CREATE INDEX "asks_coalition" ON "asks" USING btree ("coalition");--> statement-breakpoint
CREATE UNIQUE INDEX "ask_revisions_number" ON "ask_revisions" USING btree ("ask","number");--> statement-breakpoint
CREATE INDEX "ask_carriers_version" ON "ask_carriers" USING btree ("version");--> statement-breakpoint
CREATE INDEX "ask_places_statement" ON "ask_places" USING btree ("statement");--> statement-breakpoint
CREATE UNIQUE INDEX "signons_secret" ON "signons" USING btree ("secret");--> statement-breakpoint
CREATE UNIQUE INDEX "signons_slug" ON "signons" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "signons_coalition" ON "signons" USING btree ("coalition");--> statement-breakpoint
CREATE INDEX "signatures_signon" ON "signatures" USING btree ("signon","stateName");--> statement-breakpoint
CREATE INDEX "signatures_address" ON "signatures" USING btree ("signon","addressLookup");--> statement-breakpoint
CREATE INDEX "signature_links_of" ON "signature_links" USING btree ("signature");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","nextAt");