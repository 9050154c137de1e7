-- CreateIndex
CREATE INDEX "incident_search_text_idx" ON "incident" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "incident_risks_idx" ON "incident" USING GIN ("risks");
