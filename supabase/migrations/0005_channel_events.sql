-- What a channel tells besides words: money it took or gave back, a language that was chosen, a customer who left.

alter table deskgraph.inbounds
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'payment_received',
    'payment_refunded', 'language_chosen', 'customer_left', 'given_back', 'closed'
  ));
