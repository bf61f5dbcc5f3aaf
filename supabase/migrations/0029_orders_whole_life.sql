-- Money that a person gave back, and prices that a person agreed with a customer.

alter table deskgraph.inbounds
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'payment_undone',
    'payment_received', 'payment_refunded', 'refund_made', 'refund_undone', 'price_agreed', 'price_undone',
    'language_chosen', 'customer_left', 'taken_over', 'take_undone', 'delivery_trouble', 'given_back', 'closed'
  ));

alter table deskgraph.orders
  drop constraint orders_status_check,
  add constraint orders_status_check check (status in (
    'new', 'pending_payment', 'paid', 'processing', 'shipped', 'delivered', 'cancelled', 'refunded'
  ));
