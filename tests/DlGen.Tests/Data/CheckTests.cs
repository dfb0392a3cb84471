namespace DlGen.Tests.Data;

public class CheckTests
{
    private static readonly Dataset Labels = Dataset.FromArrays(new float[8], [0, 1, 5, 1]);
    private static readonly Dataset Targets = Dataset.FromArrays(new float[8], [0, 1, 0.5f, 1, 0, 0, 1.5f, 0], count: 4);

    [Fact]
    public void FittingData_Pass()
    {
        Labels.CheckAgainst(TestNetwork<float>.Model(2, [6]));
        Targets.CheckAgainst(TestNetwork<float>.Model(2, [2], TargetKind.Values));
        Targets.Split(1, 0).First.CheckAgainst(TestNetwork<double>.Model(2, [2, 1], TargetKind.Values, outputRows: 2));
        Dataset.FromArrays([1, 2], [0, 1]).CheckAgainst(TestNetwork<float>.Model(1, [1], TargetKind.Probabilities));
        Dataset.FromArrays([1, 2], [0, 0.25f], 2).CheckAgainst(TestNetwork<float>.Model(1, [1], TargetKind.Probabilities));
    }

    [Fact]
    public void EmptyData_AreRefused() => Fails(
        "The dataset is empty: Net needs at least one example.",
        Labels.Split(0, 1).First, TestNetwork<float>.Model(2, [6]));

    [Fact]
    public void ValidationSet_IsCalledThat()
    {
        NetworkModel<float> model = TestNetwork<float>.Model(2, [6]);
        Dataset empty = Labels.Split(0, 1).First;
        void Refused(string message, Dataset data, NetworkModel<float> by) => Assert.Equal(
            $"{message} (Parameter 'options')",
            Assert.Throws<ArgumentException>("options", () => data.CheckAgainst(by, "validation set", "options")).Message);

        Refused("The validation set is empty: Net needs at least one example.", empty, model);
        Refused("The validation set's inputs have 2 values, shape [2]; Net takes 3, shape [3].", Labels, TestNetwork<float>.Model(3, [6]));
        Refused("validation set: row 2 has label 5; Net has classes 0 to 4.", Labels, TestNetwork<float>.Model(2, [5]));
        Refused("The validation set has 2 target values an example; Net's loss compares classes and takes labels.", Targets, TestNetwork<float>.Model(2, [2]));
        Refused("validation set: targets: row 3, column 0 is 1.5; Net's loss takes probabilities, from 0 to 1.", Targets, TestNetwork<float>.Model(2, [2], TargetKind.Probabilities));
    }

    [Fact]
    public void OtherInputSize_IsRefusedWithBothShapes() => Fails(
        "The dataset's inputs have 2 values, shape [2]; Net takes 3, shape [3].",
        Labels, TestNetwork<float>.Model(3, [6]));

    [Fact]
    public void LabelOutOfRange_IsRefusedWithRowAndClasses() => Fails(
        "row 2 has label 5; Net has classes 0 to 4.",
        Labels, TestNetwork<float>.Model(2, [5]));

    [Fact]
    public void NegativeLabel_IsRefusedWithRowAndValue()
    {
        using var culture = new OtherCulture();
        Dataset data = Dataset.FromArrays(new float[3], [0, 1, -3]);
        Fails("row 2 has label -3; Net has classes 0 to 3; the label that it leaves out is -100 (IgnoreIndex).", data, TestNetwork<float>.Model(1, [4]));
        Fails("row 2 has label -3; Net has classes 0 to 1.", data, TestNetwork<float>.Model(1, [1], TargetKind.Probabilities));
    }

    [Fact]
    public void LabelOutOfRange_InAnotherPart_Passes()
    {
        (Dataset first, Dataset second) = Labels.Split(0.5, 0.5, seed: 3);
        NetworkModel<float> model = TestNetwork<float>.Model(2, [2]);
        bool firstHasIt = first.GetLabel(0) == 5 || first.GetLabel(1) == 5;
        (firstHasIt ? second : first).CheckAgainst(model);
        Fails("row 2 has label 5; Net has classes 0 to 1.", firstHasIt ? first : second, model);
    }

    [Fact]
    public void Labels_ForValues_AreRefused() => Fails(
        "The dataset has labels; Net's loss compares values and takes 1 target values an example.",
        Labels, TestNetwork<float>.Model(2, [1], TargetKind.Values));

    [Fact]
    public void Labels_ForSeveralProbabilities_AreRefused() => Fails(
        "The dataset has labels; Net's loss compares values and takes 2 target values an example.",
        Labels, TestNetwork<float>.Model(2, [2], TargetKind.Probabilities));

    [Fact]
    public void LabelAboveOne_ForAProbability_IsRefused() => Fails(
        "row 2 has label 5; Net has classes 0 to 1.",
        Labels, TestNetwork<float>.Model(2, [1], TargetKind.Probabilities));

    [Fact]
    public void OneLabel_ForSeveralRows_IsRefused() => Fails(
        "The dataset has 1 label an example; Net's outputs [4, 6] take 4, one for each position.",
        Labels, TestNetwork<float>.Model(2, [4, 6], outputRows: 4));

    [Fact]
    public void OtherNumberOfLabels_IsRefusedWithBothNumbers()
    {
        Dataset data = Dataset.FromArrays(new float[8], labels: [0, 1, 2, 1, 5, 0, 1, 0], count: 4);
        data.CheckAgainst(TestNetwork<float>.Model(2, [2, 6], outputRows: 2));
        data.CheckAgainst(TestNetwork<double>.Model(2, [2, 6], outputRows: 2));
        Fails("The dataset has 2 labels an example; Net's outputs [3, 6] take 3, one for each position.", data, TestNetwork<float>.Model(2, [3, 6], outputRows: 3));
        Fails("The dataset has 2 labels an example; Net's outputs [6] take 1.", data, TestNetwork<float>.Model(2, [6]));
        Fails("The dataset has 2 labels an example; Net takes one.", data, TestNetwork<float>.Model(2, [1], TargetKind.Probabilities));
        Fails("The dataset has labels; Net's loss compares values and takes 2 target values an example.", data, TestNetwork<float>.Model(2, [2], TargetKind.Values));
    }

    [Fact]
    public void LabelOutOfRange_IsRefusedWithItsPosition()
    {
        Dataset data = Dataset.FromArrays(new float[8], labels: [0, 1, 2, 1, 5, -100, 1, -3], count: 4);
        Fails("row 2, position 0 has label 5; Net has classes 0 to 4.", data, TestNetwork<float>.Model(2, [2, 5], outputRows: 2));
        Fails("row 3, position 1 has label -3; Net has classes 0 to 5; the label that it leaves out is -100 (IgnoreIndex).", data, TestNetwork<float>.Model(2, [2, 6], outputRows: 2));
    }

    [Fact]
    public void Values_ForClasses_AreRefused() => Fails(
        "The dataset has 2 target values an example; Net's loss compares classes and takes labels.",
        Targets, TestNetwork<float>.Model(2, [2]));

    [Fact]
    public void OtherTargetSize_IsRefusedWithBothSizes() => Fails(
        "The dataset has 2 target values an example; Net has 3 outputs, shape [3].",
        Targets, TestNetwork<float>.Model(2, [3], TargetKind.Values));

    [Fact]
    public void ValueOutsideTheUnitInterval_ForAProbability_IsRefused()
    {
        using var culture = new OtherCulture();
        Fails(
            "targets: row 3, column 0 is 1.5; Net's loss takes probabilities, from 0 to 1.",
            Targets, TestNetwork<float>.Model(2, [2], TargetKind.Probabilities));
    }

    private static void Fails(string message, Dataset data, NetworkModel<float> model) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => data.CheckAgainst(model)).Message);
}
