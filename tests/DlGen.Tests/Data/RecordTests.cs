namespace DlGen.Tests.Data;

public sealed class RecordTests
{
    private sealed record Flower(string Species, float Sepal, float Petal);

    private static readonly Flower[] Flowers = [new("virginica", 6, 5), new("setosa", 5, 1), new("virginica", 7, 6)];

    [Fact]
    public void Records_GiveInputsAndTargets()
    {
        Dataset names = Dataset.FromEnumerable(Flowers, static flower => [flower.Sepal, flower.Petal], label: static flower => flower.Species);
        Assert.Equal(["setosa", "virginica"], names.ClassNames);
        Assert.Equal([1, 0, 1], Enumerable.Range(0, 3).Select(names.GetLabel));
        Assert.Equal([7f, 6f], DatasetTests.Inputs(names, 2));

        Dataset numbers = Dataset.FromEnumerable(Flowers, static flower => [flower.Sepal], label: static flower => flower.Species.Length);
        Assert.Equal([9, 6, 9], Enumerable.Range(0, 3).Select(numbers.GetLabel));

        Dataset values = Dataset.FromEnumerable(Flowers.Where(static flower => flower.Petal > 2), static flower => [flower.Sepal], targets: static flower => [flower.Petal, 1]);
        Assert.Equal((2, 2, false), (values.Count, values.TargetSize, values.HasLabels));
    }

    [Fact]
    public void ClassNames_FixTheLabels()
    {
        Dataset data = Dataset.FromEnumerable(Flowers[..1], static flower => [flower.Petal], static flower => flower.Species, classNames: ["versicolor", "virginica"]);
        Assert.Equal(1, data.GetLabel(0));
        Fails("Record 1 has the class 'setosa', which isn't among the classes; did you mean 'setosas'? (Parameter 'label')", () =>
            Dataset.FromEnumerable(Flowers, static flower => [flower.Petal], static flower => flower.Species, classNames: ["setosas", "virginica"]));
        Fails("The class 'a' is named twice. (Parameter 'classNames')", () =>
            Dataset.FromEnumerable(Flowers, static flower => [flower.Petal], static flower => flower.Species, classNames: ["a", "a"]));
    }

    [Fact]
    public void WrongRecords_AreRefusedByNumber()
    {
        int number = 0;
        Fails("Record 1 has 2 inputs; the first has 1. (Parameter 'inputs')", () => Dataset.FromEnumerable(Flowers, _ => new float[++number], static _ => 0));
        Fails("Record 0 has 0 inputs; at least one is needed. (Parameter 'inputs')", () => Dataset.FromEnumerable(Flowers, static _ => [], static _ => 0));
        Fails("Record 0 has null for inputs; at least one is needed. (Parameter 'inputs')", () => Dataset.FromEnumerable(Flowers, static _ => null!, static _ => 0));
        Fails("A dataset needs at least one example; there are no records. (Parameter 'records')", () => Dataset.FromEnumerable(Flowers[..0], static _ => [1], static _ => 0));
        Fails("The label of record 0 is null. (Parameter 'label')", () => Dataset.FromEnumerable(Flowers, static _ => [1], static string (_) => null!));
        Fails("inputs: row 1, column 0 is NaN; every value must be finite. (Parameter 'inputs')", () => Dataset.FromEnumerable(Flowers, static flower => [flower.Petal == 1 ? float.NaN : 1], static _ => 0));
    }

    private static void Fails(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}
