/**
 * Beginnings of common first names (uk, ru, en), as one alternation: two capitalised words beginning so are a person.
 */
export const firstNames: string = (
  "Анн Ган Олен Елен Марі Мари Катерин Екатерин Наталі Натал Ірин Ирин Оксан Світлан Светлан Тетян Татьян Юлі Юли Людмил Ольг Надії Надежд Вікторі Виктори Алл Любов " +
  "Галин Вір Вер Софі Софь Дар'ї Дарь Дарин Поліні Полін Полин Анастасі Олександр Александр Андрі Андре Дмитр Дмитри Сергі Серге Іван Иван Петр Василь Василі Васили Михайл Михаил " +
  "Микол Никола Юрі Юри Олег Ігор Игор Володимир Владимир Максим Артем Артём Богдан Тарас Роман Віктор Виктор Павл Павел Ярослав Назар Остап Степан Євген Евген Валенти Лес Мар'ян Соломі Уля Христин Зо[іяїю] " +
  "John Jane Mary Anna Olena Maria Kate Peter James Robert Michael David Emma Sarah Laura Alice Ivan Oksana Iryna Olha Natalia Taras Andrii Oleksandr Petro Bob Susan Linda Thomas George Paul Mark Daria Sofia"
)
  .split(" ")
  .join("|");
