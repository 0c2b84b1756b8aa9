-- See core's tenant_wall.
select core.wall(t::regclass, '${reader}')
from unnest(array['report.category', 'report.category_attribute', 'report.category_attribute_value', 'report.report',
    'report.report_event', 'report.idempotency_key', 'report.partner_update', 'report.report_change',
    'report.rollup_day', 'report.rollup_month', 'report.imported', 'report.import_run']) t;

-- A view is read with its owner's eyes unless it says so.
alter view report.recounted set (security_invoker = true);
