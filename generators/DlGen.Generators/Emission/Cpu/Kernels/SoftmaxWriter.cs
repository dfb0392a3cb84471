namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>The part that softmax and its loss have in common: e^(z − max z) and its sum, row by row.</summary>
internal static class SoftmaxWriter
{
    /// <summary>
    /// Leaves e^(z − max) in <paramref name="to"/> (which may be z's own place) and declares <c>max</c> and <c>sum</c>. Lanes
    /// behind the row's end read as −∞, so that they count for nothing.
    /// </summary>
    public static void Write(CodeWriter code, string logits, string to, int width, int paddedWidth, string keyword)
    {
        string loop = $"for (int column = 0; column < {Text.Plain(paddedWidth)}; column += TVector.Count)";
        string load = $"{Text.Field(logits)}.Load<TVector>(row, column, {Text.Plain(width)}, fill: {keyword}.NegativeInfinity)";
        code.Line($"TVector largest = {keyword}.NegativeInfinity;");
        using (code.Braces(loop))
        {
            code.Line($"largest = TVector.Max(largest, {load});");
        }

        code.Line();
        code.Line($"{keyword} max = TVector.Largest(largest);");
        code.Line("TVector total = 0;");
        using (code.Braces(loop))
        {
            code.Line($"TVector e = TVector.Exp({load} - max);");
            code.Line($"{Text.Field(to)}.Store(row, column, e);");
            code.Line("total += e;");
        }

        code.Line();
        code.Line($"{keyword} sum = TVector.Sum(total);");
    }
}
