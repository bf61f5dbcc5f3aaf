-- A person of the shop changes the lines of an order that is not paid, and takes that back.

alter table deskgraph.inbounds
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'payment_undone',
    'payment_received', 'payment_refunded', 'refund_made', 'refund_undone', 'price_agreed', 'price_undone',
    'order_changed', 'order_change_undone', 'draft_decision', 'language_chosen', 'customer_left', 'taken_over',
    'take_undone', 'delivery_trouble', 'given_back', 'closed', 'timer', 'rated', 'link_made'
  ));
