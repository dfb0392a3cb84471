using static System.FormattableString;

namespace Shift;

/// <summary>A plot of accuracies in the terminal, with a letter for each network.</summary>
internal static class Plot
{
    private const int Column = 8;

    /// <summary>Shows accuracies from 0 to 100 percent, ten percent a line, a column for each shift.</summary>
    public static void Show(params (char Letter, double[] Accuracies)[] networks)
    {
        int shifts = networks[0].Accuracies.Length;
        for (int tens = 10; tens >= 0; tens--)
        {
            IEnumerable<string> columns = Enumerable.Range(0, shifts).Select(shift =>
                string.Concat(networks.Select(network => Tens(network.Accuracies[shift]) == tens ? network.Letter : ' ')).PadRight(Column));
            Console.WriteLine((Invariant($"{10 * tens,5} % │  ") + string.Concat(columns)).TrimEnd());
        }

        Console.WriteLine("        └" + new string('─', shifts * Column));
        Console.WriteLine("pixels     " + string.Concat(Enumerable.Range(0, shifts).Select(shift => Invariant($" {shift}").PadRight(Column))).TrimEnd());
    }

    private static int Tens(double accuracy) => (int)Math.Round(10 * accuracy);
}
