-- What became of a wish comes back as an inbound; and a person may take a chat over without a word.

alter table deskgraph.inbounds
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'payment_received',
    'payment_refunded', 'language_chosen', 'customer_left', 'taken_over', 'delivery_trouble', 'given_back', 'closed'
  ));

alter table deskgraph.outbox
  -- Attempts that the vendor is to blame for: waiting for a slot, or for what is not ready yet, is none.
  add column failures integer not null default 0;
