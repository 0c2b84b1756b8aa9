-- See core's tenant_wall.
select core.wall(t::regclass, '${reader}') from unnest(array['chat.room', 'chat.message']) t;
