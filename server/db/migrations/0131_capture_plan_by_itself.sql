-- A publication that is captured joins the plan by itself: nobody in person planned it.
alter table capture_plan alter column planned_by drop not null;
