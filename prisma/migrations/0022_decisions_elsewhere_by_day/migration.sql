-- CreateIndex
CREATE INDEX "external_decision_decided_on_incident_id_idx" ON "external_decision"("decided_on" DESC, "incident_id");
