-- CreateIndex
CREATE INDEX "incident_state_occurred_at_idx" ON "incident"("state", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "incident_detected_by_occurred_at_idx" ON "incident"("detected_by", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "incident_consequence_occurred_at_idx" ON "incident"("consequence", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "incident_facets_idx" ON "incident"("incident_class", "state", "detected_by", "consequence", "operator_id", "published_at");
